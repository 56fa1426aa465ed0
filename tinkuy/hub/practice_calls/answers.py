"""What is asked of who offers a practice: parts of the sheet, under its own names; and the sheet that they become."""

from collections.abc import Mapping

from tinkuy.core.text import tidy
from tinkuy.publication.content.parts import Item, Link, Scope
from tinkuy.publication.content.sheet import SheetContent

from .models import OfferedPractice

TEXTS = (
    "title", "summary", "context", "objective", "beneficiaries", "results", "success_factors", "constraints",
    "resources", "safeguards",
)  # fmt: skip
LINES = ("actions", "replicability", "partners", "more")
"""One per line."""
PARAGRAPHS = ("lessons", "recommendations")
"""Each paragraph is a finding of the sheet."""
PARTS = (
    "title", "summary", "context", "objective", "beneficiaries", "actions", "results", "lessons", "recommendations",
    "success_factors", "constraints", "resources", "replicability", "safeguards", "partners", "more",
)  # fmt: skip
"""In the order in which they are asked."""
NEEDED = ("title", "summary", "actions", "results", "lessons")
"""Without these nobody can read what the practice is."""


def content_of(practice: OfferedPractice) -> SheetContent:
    """The first draft of its sheet, in the language in which it was written."""
    answers = practice.answers
    return SheetContent(
        language=practice.language,
        **{name: tidy(answers.get(name, "")) for name in TEXTS},  # type: ignore[arg-type]
        actions=lines_of(answers, "actions"),
        replicability=lines_of(answers, "replicability"),
        partners=lines_of(answers, "partners"),
        lessons=tuple(Item(text=text) for text in paragraphs_of(answers, "lessons")),
        recommendations=tuple(Item(text=text) for text in paragraphs_of(answers, "recommendations")),
        more=tuple(_link(line) for line in lines_of(answers, "more")),
        implementers=(practice.organisation,),
        scope=Scope(countries=(practice.country,) if practice.country else ()),
        tags=(practice.call.theme,) if practice.call.theme else (),
        licence=answers.get("licence", "") or practice.call.licence,
    )


def lines_of(answers: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(tidy(line) for line in answers.get(name, "").splitlines() if line.strip())


def paragraphs_of(answers: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Parted by empty lines; where there is none, each line is one."""
    text = answers.get(name, "").replace("\r\n", "\n").strip()
    parted = text.split("\n\n") if "\n\n" in text else text.split("\n")
    return tuple(" ".join(tidy(one).split()) for one in parted if one.strip())


def _link(line: str) -> Link:
    """A line that is an address leads there."""
    return Link(label=line, href=line if line.lower().startswith(("https://", "http://")) else "")
