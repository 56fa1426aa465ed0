"""The address of a style sheet bears a hash of its content, and is said from memory."""

from django.contrib.staticfiles.finders import get_finders

from tinkuy.config.web.static_files import COMMENT_LINES, GatheredFiles, shortened


def gathered(storage: GatheredFiles, content: str, name: str = "a.css") -> str:
    """The address of a file of this content, once it was gathered."""
    (storage.base_location / name).write_text(content)
    assert [fault for *_names, fault in storage.post_process({name: (storage, name)}) if fault is not True] == []
    return storage.url(name)


def test_a_style_sheet_is_served_without_what_only_its_writers_read(tmp_path):
    storage = GatheredFiles(location=tmp_path, base_url="/static/")
    written = """/* why; {this} */
@layer pages {
  .a > .b::before, .c { content: " ; } /* kept */ "; background: url("data:image/svg+xml,%3Csvg a='b  c'/%3E") ; }
  @media (min-width: 760px) and (pointer: fine) { .a:not(.b) .c { margin: 0 -1px; } }
}
"""
    short = (
        """@layer pages{.a > .b::before,.c{content: " ; } /* kept */ ";"""
        """background: url("data:image/svg+xml,%3Csvg a='b  c'/%3E")}"""
        """@media (min-width: 760px) and (pointer: fine){.a:not(.b) .c{margin: 0 -1px}}}"""
    )

    address = gathered(storage, written)

    assert (tmp_path / address.removeprefix("/static/")).read_text() == short
    assert shortened(short) == short


def test_a_script_is_served_without_its_lines_of_comment(tmp_path):
    storage = GatheredFiles(location=tmp_path, base_url="/static/")
    code = """const a = "https://b.example"; // kept\n  go(`${a}//b`);\n"""

    address = gathered(storage, f"// Why.\n{code}  // why not\n", "a.js")

    assert (tmp_path / address.removeprefix("/static/")).read_text() == code


def test_no_script_has_a_line_that_looks_like_a_comment_within_a_text_or_a_block():
    """Such a line would be left out of the script that is served."""
    scripts = {
        name: storage.open(name).read().decode()
        for finder in get_finders()
        for name, storage in finder.list([])
        if name.endswith(".js")
    }

    faulty = [
        name
        for name, script in scripts.items()
        for line in COMMENT_LINES.finditer(script)
        if COMMENT_LINES.sub("", before := script[: line.start()]).count("`") % 2
        or before.rfind("/*") > before.rfind("*/")
    ]
    assert len(scripts) > 40
    assert faulty == []


def test_files_that_are_gathered_anew_have_their_new_addresses(tmp_path):
    storage = GatheredFiles(location=tmp_path, base_url="/static/")

    first, again, second = gathered(storage, "a{}"), storage.url("a.css"), gathered(storage, "b{}")

    assert first.startswith("/static/a.")
    assert again is first
    assert second != first
