#!/usr/bin/env python3
"""Takes the pictures of every mail in each language, HTML beside text, as a telephone shows them; needs no site.

    python -m tools.mails.pictures [--keep FOLDER]

With `--keep` each mail is also written to a folder, as HTML and as text, to be read one by one.
"""

import argparse
import html
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.pictures import keep, launched, run

PARTS = ("registering", "team", "sheets", "practice", "hub")
LANGUAGES = ("es", "pt-br", "en")
SHOTS = tuple(f"mails-{part}-{language}" for part in PARTS for language in LANGUAGES)
"""The names of its pictures. The messages around a session have their own (`message_pictures`)."""
PAIRS_IN_A_ROW = 3
SCALE, COLOURS = "44%", "16"
PLAIN = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 14px; background: #fff; color: #1B2133; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.5 monospace; margin: 0; }}</style>
<pre><b>{subject}</b>

{body}</pre>"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder for each mail as a file")
    folder = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        os.chmod(data, 0o700)
        os.environ |= {"TINKUY_DATA": data, "DJANGO_SETTINGS_MODULE": "tinkuy.config.settings"}
        import django

        django.setup()
        browser = launched(playwright)
        page = browser.new_context().new_page()
        page.set_viewport_size({"width": 390, "height": 300})
        for part in PARTS:
            for language in LANGUAGES:
                take(page, part, language, folder)
        browser.close()


def take(page: Page, part: str, language: str, pictures: Path | None) -> None:
    """One sheet of pictures: of each mail of *part* its HTML, and its text beside it."""
    with tempfile.TemporaryDirectory() as folder:
        for place, (kind, pages) in enumerate(mails(part, language)):
            for column, written in enumerate(pages):
                page.set_content(written)
                page.screenshot(full_page=True, path=f"{folder}/{place:02}{column}.png")
                if pictures:
                    pictures.mkdir(parents=True, exist_ok=True)
                    shutil.copy(f"{folder}/{place:02}{column}.png", pictures / f"{part}-{kind}-{language}-{column}.png")
        names = sorted(map(str, Path(folder).glob("*.png")))
        tiles = ("-tile", f"{PAIRS_IN_A_ROW * 2}x", "-gravity", "north", "-geometry", "+8+12")
        sheet = run("montage", *names, "-background", "#E0D5C1", *tiles, "png:-")
        small = run("convert", "png:-", "-resize", SCALE, "-colors", COLOURS, "png:-", data=sheet)
        keep(small, f"mails-{part}-{language}")


def mails(part: str, language: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of each kind of *part* its HTML and its text, each as a page."""
    from tinkuy.notices.discretion import discretion_by
    from tinkuy.notices.letterhead import letterheads_by
    from tools.mails.making import mail_of
    from tools.mails.samples import EVERY_KIND, letterhead_of_sample

    letterheads_by(letterhead_of_sample)
    discretion_by(lambda _cycle, _language: None)
    for kind, sample in EVERY_KIND.items():
        if sample.part == part:
            message = mail_of(kind, sample, language, "sample")
            text = PLAIN.format(subject=html.escape(message.subject), body=html.escape(message.body))
            yield kind, (str(message.alternatives[0][0]), text)


if __name__ == "__main__":
    main()
