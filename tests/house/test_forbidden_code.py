"""What no line of the program may say, however short the way: each was once the way by which something leaked."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_architecture import PACKAGE, layers, python_files, relative, templates
from tests.sources import nodes
from tinkuy import hiding

pytestmark = pytest.mark.together("sources")

LOG_METHODS = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
LOGGED = frozenset({
    *("method", "status", "count", "kind", "job", "fault", "ms", "route"),
    *("429", "503", "count", "due", "erased", "swept", "last.size", "len(late)", "str(outcome)"),
    "jump / timedelta(hours=1)",
    *("type(error).__name__", "type(fault).__name__", "Path(last.filename).name", "last.lineno or 0"),
    *("job.name", "job.task_path", "notice.kind", "event.kind", "request.method", "response.status_code"),
    *("match.view_name if match else '-'", "round((time.perf_counter() - start) * 1000, 1)"),
})  # fmt: skip
"""Everything that a log line may tell: numbers, kinds and names of functions, none of which a person wrote."""
LOGGED_IN_ONE_PLACE = {
    "self.name": "tinkuy/core/heavy.py",
    "sentence": "tinkuy/stream/follower.py",
    "code": "tinkuy/core/sandbox/running.py",
    "value": "tinkuy/core/sandbox/running.py",
}
"""The name of a kind of work, one of two sentences that a method is given, and where a reader of files broke."""

PRINTING = ("tinkuy/config/", "tools/")
"""Where a person at a terminal is spoken to, and no log written."""

DRAWING = {
    "tinkuy/design/fields.py": 4,
    "tinkuy/design/figures/drawing.py": 3,
    "tinkuy/design/figures/poster.py": 2,
    "tinkuy/design/components.py": 4,
    "tinkuy/design/json_block.py": 1,
    "tinkuy/design/figures/quipu/cords.py": 1,
    "tinkuy/design/figures/scrubber.py": 1,
    "tinkuy/design/figures/sprite.py": 1,
    "tinkuy/dialogue/templatetags/dialogue.py": 2,
    "tinkuy/manual/rendering.py": 1,
    "tinkuy/systematisation/templatetags/captions.py": 1,
}
"""Where and how often something is called safe to print as it stands: constants and numbers of a drawing, widgets;
the manual, whose parser escapes its words."""
SAFE_MAKERS = frozenset({"mark_safe", "SafeString", "SafeText", "html_safe"})

IMPORTING_BY_NAME = frozenset({"import_string", "import_module", "__import__", "get_model", "exec", "eval"})
IMPORTERS = frozenset({
    "tinkuy/config/web/middleware.py",
    "tinkuy/core/personal_data_map.py",
    "tinkuy/core/sandbox/child.py",
    "tinkuy/core/sandbox/nursery.py",
    "tinkuy/language/personal_data/numbers/identity.py",
    "tinkuy/language/similarity/meaning.py",
})  # fmt: skip
"""Settings, the eraser of a declaration, a parser in the sandbox, libraries: no stage of ours by its name."""

SMALL_NUMBERS = frozenset({4, 5, 10, 11})
"""The thresholds of small counts, and one less."""
HIDING_BY_AUDIENCE = frozenset({
    *("safe", "are_safe", "safe_attendance", "attendance_for", "source_of", "room", "poll_words"),
    *("safe_pair", "is_too_near", "tells_of_few"),
})  # fmt: skip
"""What is called with a count and the audience that it is hidden from."""
HIDING = "tinkuy/hiding/"
MODULES_OF_HIDING = {("tinkuy.hiding", "cells")}
"""What may be imported of it beside the call and the kinds of numbers that it takes: the names of counts."""
OF_NO_PERSONS = {
    "tinkuy/core/sandbox/walls.py": "versions of the kernel's interface",
    "tinkuy/planning/agenda/starter.py": "minutes of an agenda",
}


def own_code() -> Iterator[Path]:
    for path in python_files():
        if "tests" not in path.parts and path.name != "conftest.py":
            yield path


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the last word of what is called."""
    for node in nodes(path, ast.Call):
        if isinstance(node.func, ast.Attribute | ast.Name):
            yield (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id), node


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def log_calls() -> Iterator[tuple[str, ast.Call]]:
    """Also those of a logger that has another name, or none."""
    for path in own_code():
        for name, call in calls(path):
            logger = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
            if name in LOG_METHODS and re.search(r"log(ger|ging)?$|getLogger\(.*\)$", logger, re.IGNORECASE):
                yield f"{relative(path)}:{call.lineno}", call


def test_promise_P16_a_log_line_is_a_sentence_of_ours_and_tells_numbers_and_kinds_alone():
    found = list(log_calls())
    bad = []
    for where, call in found:
        sentence, *values = call.args
        for word in call.keywords:
            values += [*word.value.keys, *word.value.values] if isinstance(word.value, ast.Dict) else [word.value]
        bad += [f"{where} tells {words_of(value)}" for value in values if value and not may_be_logged(where, value)]
        if not is_text(sentence) and not may_be_logged(where, sentence):
            bad.append(f"{where} says {words_of(sentence)}")

    assert len(found) > 20
    assert bad == [], "nothing that a person wrote or is called by stands in a log"


def words_of(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)


def may_be_logged(where: str, value: ast.expr) -> bool:
    words = words_of(value)
    return words in LOGGED or where.startswith(LOGGED_IN_ONE_PLACE.get(words, "nowhere"))


def test_promise_P16_nothing_is_printed_but_by_commands():
    assert [
        f"{relative(path)}:{call.lineno}"
        for path in own_code()
        if not relative(path).startswith(PRINTING)
        for name, call in calls(path)
        if name == "print"
    ] == []


CSRF_EXEMPT = {
    "tinkuy/hub/api/views.py": 3,
    "tinkuy/hub/harvesting/views.py": 1,
    "tinkuy/hub/hub_reviews/views/inbox.py": 1,
    "tinkuy/notices/bounces/views.py": 1,
    "tinkuy/notices/stops/views.py": 1,
    "tinkuy/own_pages/views/quick_exit.py": 1,
}
"""Questions of programs that change nothing; hints that count once they were read at their own hub; reports that
are signed; the one way out of every mail; leaving in a
hurry."""


def test_what_another_site_may_send_is_counted():
    exempt = Counter(
        relative(path)
        for path in own_code()
        for function in nodes(path, ast.FunctionDef)
        for decorator in function.decorator_list
        if ast.unparse(decorator) == "csrf_exempt"
    )

    assert dict(exempt) == CSRF_EXEMPT


def test_what_is_called_safe_to_print_is_counted():
    """A new one draws from constants and numbers alone, or is `format_html`, which escapes."""
    counts = Counter(
        relative(path)
        for path in own_code()
        for name, _ in calls(path)
        if path.is_relative_to(PACKAGE) and name in SAFE_MAKERS
    )

    assert dict(counts) == DRAWING


def test_what_is_escaped_is_put_into_a_sentence_that_is_a_constant():
    """`format_html(f"…{name}…")` escapes nothing of the name."""
    place = {"format_html": 0, "format_html_join": 1}
    found = [
        (f"{relative(path)}:{call.lineno}", call.args[place[name]])
        for path in own_code()
        for name, call in calls(path)
        if name in place
    ]

    assert found
    assert [
        where
        for where, sentence in found
        if not is_text(sentence) and not (isinstance(sentence, ast.Name) and sentence.id.isupper())
    ] == []


@pytest.mark.parametrize("pattern", [r"\|\s*safe(?:seq)?\b", r"{%\s*filter\s[^%]*\bsafe", r"{%\s*autoescape\s+off"])
def test_no_page_prints_what_is_not_escaped(pattern):
    pages = [path for _, path in templates() if path.suffix != ".txt"]

    assert pages
    assert [relative(path) for path in pages if re.search(pattern, path.read_text())] == []


def test_promise_P13_no_page_style_or_script_names_a_file_of_another_host():
    fetched = re.compile(
        r"<(?!a\b)\w+\b[^>]*\s(?:src|srcset|poster|data|href|action|formaction)\s*=\s*[\"']?\s*(?:https?:)?//"
        r"|url\(\s*[\"']?(?:https?:)?//|@import|\bfetch\(\s*[\"'`](?:https?:)?//"
    )
    files = [
        *(path for _, path in templates()),
        *(
            path
            for path in PACKAGE.rglob("static/**/*")
            if path.suffix in (".css", ".js") and "vendor" not in path.parts
        ),
    ]

    assert [relative(path) for path in files if fetched.search(path.read_text())] == []


def test_a_template_speaks_of_its_own_page_only_in_ways_that_a_page_shown_as_refused_can_lead():
    """It stands at the address of the press then, where nothing can be read. Pages of a book are never pressed."""
    own = re.compile(r"<(\w+)\b[^>]*?\s(href|src|action|formaction)=([\"'])(?!\{[{%]|[/#]|data:|mailto:)([^\"']?)")
    ways = {
        match.groups()
        for _, path in templates()
        if not path.name.startswith("epub_")
        for match in own.finditer(path.read_text())
    }

    assert ways == {("a", "href", '"', "?"), ("a", "href", '"', "")}


def test_every_template_is_a_page_or_the_text_of_a_message():
    """Another kind would be escaped by a rule of its own, and looked at by no test here."""
    suffixes = {path.suffix for path in PACKAGE.rglob("templates/**/*") if path.is_file()}

    assert suffixes == {".html", ".txt"}


def test_no_template_writes_the_day_of_a_moment_without_a_clock():
    """An evening in Lima is the next day already in UTC: `local_day` says whose day it is."""
    bare = re.compile(r"_at\|date(?:_written\b|:[\"'](?![cU][\"']))")

    assert [relative(path) for _, path in templates() if bare.search(path.read_text())] == []


def test_promise_V17_no_statement_asks_the_database_for_the_hour():
    """A server has a clock that nobody watches for jumps; on SQLite it is the same one, and nothing shows."""
    asks = re.compile(r"\bcurrent_(?:timestamp|date|time)\b|(?<![\w.])now\(\)|datetime\('now'", re.IGNORECASE)
    bad = [
        f"{relative(path)}:{node.lineno}"
        for path in own_code()
        if path.is_relative_to(PACKAGE) and relative(path) != "tinkuy/core/clock.py"
        for node in [*nodes(path, ast.Constant), *(call for name, call in calls(path) if name == "Now")]
        if isinstance(node, ast.Call) or (is_text(node) and asks.search(node.value))
    ]

    assert bad == [], "pass `clock.now()` to the statement"


def test_nothing_is_imported_by_a_name_that_import_linter_cannot_read():
    assert {
        relative(path)
        for path in own_code()
        if path.is_relative_to(PACKAGE)
        for name, _ in calls(path)
        if name in IMPORTING_BY_NAME
    } == IMPORTERS


def test_no_string_names_a_module_of_a_later_stage():
    """A dotted path in a setting, a registry or a task would be an import upward that nobody sees."""
    height = layers()
    dotted = re.compile(r"tinkuy\.(\w+)(?:\.\w+)+")
    upward = [
        f"{relative(path)}:{node.lineno} names {node.value}"
        for path in own_code()
        if path.is_relative_to(PACKAGE) and len(path.relative_to(PACKAGE).parts) > 1
        for node in nodes(path, ast.Constant)
        if isinstance(node.value, str)
        if (match := dotted.fullmatch(node.value))
        if height.get(match[1], -1) > height[path.relative_to(PACKAGE).parts[0]]
    ]

    assert upward == []


def test_the_status_of_a_refusal_stands_in_one_place():
    written = [
        f"{relative(path)}:{node.lineno}"
        for path in own_code()
        for node in nodes(path, ast.Constant)
        if node.value == 422
    ]

    assert written == [], "form_page, refused_page or REFUSED of tinkuy/design/submitting.py"


def test_promise_P12_no_page_compares_a_number_with_a_threshold():
    compares = re.compile(r"{%\s*(?:el)?if\b[^%]*(?:[<>]=?|==|!=)\s*(?:4|5|10|11)\b[^%]*%}|\baudience\b\s*[<>]")

    assert [relative(path) for _, path in templates() if compares.search(path.read_text())] == []


def test_promise_P12_no_code_but_that_of_hiding_compares_or_reckons_with_a_threshold():
    """It is named (`Audience.TEAM`) and passed on.

    `len(x) < 4` of what was typed is none: a count of persons is a number before it is compared.
    """
    bad = [
        f"{relative(path)}:{node.lineno} {ast.unparse(node)}"
        for path in own_code()
        if path.is_relative_to(PACKAGE) and not relative(path).startswith((HIDING, *OF_NO_PERSONS))
        for node in nodes(path, ast.BinOp, ast.Compare)
        if asks_for_a_threshold(node)
    ]

    assert bad == [], "ask `hiding` whether a number may be told"


def test_promise_P12_there_is_one_call_for_small_numbers_and_nothing_else_of_hiding_is_imported():
    """Whoever imported a part of it would decide for themselves what is hidden from whom."""
    bad = [
        f"{relative(path)}:{node.lineno} {ast.unparse(node)}"
        for path in own_code()
        if path.is_relative_to(PACKAGE) and not relative(path).startswith(HIDING)
        for node in nodes(path, ast.Import, ast.ImportFrom)
        if imports_a_part_of_hiding(node)
    ]

    assert bad == [], "from tinkuy.hiding import safe"


def imports_a_part_of_hiding(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        names = [(one.name, "") for one in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [(node.module or "", one.name) for one in node.names]
    else:
        return False
    ours = [(module, name) for module, name in names if f"{module}.{name}.".startswith("tinkuy.hiding.")]
    return any(
        (module, name) not in MODULES_OF_HIDING and not (module == "tinkuy.hiding" and name in hiding.__all__)
        for module, name in ours
        if module != "tinkuy.hiding.cells"
    )


def test_promise_P12_no_call_and_no_default_states_a_threshold_of_its_own():
    """The least there is holds anyway; a smaller number would be read as what is hidden, and written so into a file."""
    bad = []
    for path in own_code():
        if not path.is_relative_to(PACKAGE) or relative(path).startswith(HIDING):
            continue
        for name, call in calls(path):
            values = call.args[1:] if name in HIDING_BY_AUDIENCE else []
            values += [word.value for word in call.keywords if word.arg in ("k", "audience")]
            bad += [f"{relative(path)}:{call.lineno} {ast.unparse(call)}" for value in values if is_number(value)]
        for node in nodes(path, ast.FunctionDef):
            defaults = dict(zip(reversed(node.args.args), reversed(node.args.defaults), strict=False))
            bad += [
                f"{relative(path)}:{node.lineno} {node.name}"
                for one, value in defaults.items()
                if one.arg in ("k", "audience") and is_number(value)
            ]

    assert bad == [], "there are two audiences: say which"


def is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


def asks_for_a_threshold(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return is_of_audience(node.left) or is_of_audience(node.right)
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    return any(map(is_of_audience, sides)) or (any(map(is_threshold, sides)) and not is_length_of_text(node))


def is_threshold(side: ast.expr) -> bool:
    return isinstance(side, ast.Constant) and type(side.value) is int and side.value in SMALL_NUMBERS


def is_of_audience(side: ast.expr) -> bool:
    """A member of `Audience`, or the least that one reads (`smallest_safe_count`), which is for a sentence alone."""
    if isinstance(side, ast.Call):
        return isinstance(side.func, ast.Name) and side.func.id == "smallest_safe_count"
    return isinstance(side, ast.Attribute) and isinstance(side.value, ast.Name) and side.value.id == "Audience"


def is_length_of_text(node: ast.Compare) -> bool:
    """Also the version of an address, 4 or 6."""
    words = ast.unparse(node.left)
    return words.startswith("len(") or words.endswith(".version")
