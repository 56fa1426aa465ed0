"""Every kind of mail that the program can send, of all stages: none is forgotten, each says what its button does, and
of a discreet cycle none tells the theme, the hub or who coordinates it, wherever in it somebody looks."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tinkuy.core.languages import CODES
from tinkuy.notices.buttons import OPEN, labelled_kinds
from tinkuy.notices.discretion import NEUTRAL, PAGES
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub_settings.actions import name_hub
from tools.mails.making import mail_of
from tools.mails.samples import EVERY_KIND

ROOT = Path(__file__).resolve().parents[2]
THEME, SLUG, HUB = "Zafiros robados", "zafiros-robados", "Hub contra el robo de zafiros"
TYPED = {"reason", "subject", "text", "words"}
"""What the team writes, refused at its source where it says the theme; here it says the title all the same."""


@cache
def templates() -> dict[str, str]:
    """The words of the body of each kind."""
    found = {}
    for subject in (ROOT / "tinkuy").rglob("notices/*.subject.txt"):
        kind = subject.name.removesuffix(".subject.txt")
        found[kind] = subject.read_text() + subject.with_name(f"{kind}.body.txt").read_text()
    return found


def test_capability_C8_no_kind_of_mail_is_forgotten_in_the_samples_or_without_a_word_for_its_button():
    kinds = templates().keys()

    assert EVERY_KIND.keys() == kinds
    assert labelled_kinds() == kinds


def test_capability_C8_a_sample_fills_every_blank_of_its_mail():
    missing = {
        kind: blanks
        for kind, words in templates().items()
        if (blanks := _blanks(words) - EVERY_KIND[kind].values_in("es", "x").keys())
    }

    assert not missing


def _blanks(words: str) -> set[str]:
    own = set(re.findall(r"(?:for|with|count) (\w+)(?: in |=)", words)) | {"address", "person", "forloop"}
    return set(re.findall(r"\{\{ ?(\w+)", words)) - own - set(re.findall(r" (\w+)=\w", words))


FETCHES = re.compile(
    r"<(?:img|link|script|iframe|video|object)\b|\bsrc=|\bbackground=|url\(|@import|srcset", re.IGNORECASE
)


def test_capability_C8_promise_P13_in_every_mail_each_button_says_what_it_does_and_nothing_is_fetched(db):
    faults = []
    for kind, sample in EVERY_KIND.items():
        for language in CODES:
            html = str(mail_of(kind, sample, language).alternatives[0][0])
            buttons = re.findall(r'class="button"[^>]*>([^<]*)<', html)
            leads = any(name in PAGES for name in _blanks(templates()[kind])) or "not-you" in templates()[kind]
            if bool(buttons) != leads or not all(buttons) or str(OPEN) in buttons:
                faults.append((kind, language, buttons))
            if fetched := FETCHES.findall(html):
                faults.append((kind, language, fetched))

    assert not faults


@pytest.fixture
def discreet_cycle(cycle, administrator):
    """Of a hub, with a title, whose words and address all name one thing."""
    name_hub(actor=administrator, contact="zafiros@example.org", name={"es": HUB}, region={"es": "Zafiria"})
    Cycle.objects.update(is_sensitive=True, title=dict.fromkeys(CODES, THEME), slug=SLUG)
    cycle.refresh_from_db()
    return cycle


def test_promise_L05_no_kind_of_mail_of_a_discreet_cycle_tells_theme_hub_or_institution(discreet_cycle):
    faults = []
    for kind, sample in EVERY_KIND.items():
        if sample.of_cycle:
            for language in CODES:
                values = _worst_values(sample.values_in(language, discreet_cycle.public_id))
                message = mail_of(kind, sample, language, discreet_cycle.public_id, values).message()
                faults += [(kind, language, line) for line in _readable(message) if "zafir" in line.casefold()]

    assert not faults


def test_promise_L05_a_discreet_mail_comes_from_a_neutral_name_without_colour_or_title(discreet_cycle):
    message = mail_of("session-changed", EVERY_KIND["session-changed"], "pt-br", discreet_cycle.public_id)

    assert message.extra_headers["From"].startswith("Avisos <")
    assert message.subject == "A sessão 4 mudou de data"
    assert "<h1>" not in message.alternatives[0][0]
    assert "Justiça" not in message.body


def _worst_values(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _worst_value(name, value) for name, value in values.items()}


def _worst_value(name: str, value: Any) -> Any:
    """The worst that whoever owes it could hand over by mistake."""
    if name == "from_cycle":
        return value
    if name == "calendar":
        return _worst_calendar(value)
    if isinstance(value, dict):
        return _worst_values(value)
    if isinstance(value, list):
        return [_worst_value(name, one) for one in value]
    if not isinstance(value, str):
        return value
    if name in PAGES:
        return f"/es/team/c/{SLUG}/plan/"
    return f"De {THEME}." if name in TYPED or name not in NEUTRAL else value


def _worst_calendar(value: Any) -> Any:
    """As it was owed while the cycle still told its theme."""
    sessions = [{**one, "title": THEME} for one in value.get("sessions", ())]
    return {**value, "sessions": sessions}


def _readable(message: Any) -> list[str]:
    """Whatever somebody or a program reads: the head, each part whole, the name of each file."""
    lines = [f"{name}: {value}" for name, value in message.items()]
    for part in message.walk():
        lines += [str(part.get_filename())]
        if not part.is_multipart():
            lines += part.get_payload(decode=True).decode().splitlines()
    return lines
