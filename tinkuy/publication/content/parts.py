"""The parts of a sheet's content: small frozen values, each of which may be empty."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """Where: a region by name and countries by ISO code."""

    region: str = ""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quote:
    """A quote that a finding rests on, as its regime lets it be shown. `clock` is `mm:ss` within its webinar; `source`
    says what was cited of the live dialogue (`question`, `answer`, `poll`, `note`); it is empty for a passage.
    """

    webinar: int = 0
    clock: str = ""
    text: str = ""
    country: str = ""
    language: str = ""
    source: str = ""


@dataclass(frozen=True)
class Item:
    """A risk, practice, lesson or recommendation: its words, and what it rests on.

    `quotes` counts all quotes, `evidence` holds those that may be shown; `countries` are the ones quoted. `validation`
    says in a sentence what the countries said of it, `dissent` holds objections and abstentions with their reason.
    """

    code: str = ""
    heading: str = ""
    text: str = ""
    quotes: int = 0
    countries: tuple[str, ...] = ()
    is_proposal: bool = False
    evidence: tuple[Quote, ...] = ()
    validation: str = ""
    dissent: tuple[str, ...] = ()


@dataclass(frozen=True)
class WebinarLine:
    """A webinar of the cycle; `date` is ISO, `builds_on` holds numbers, `counts` quotes by kind; `persons` or None.

    `is_planned` when it was still to come as the sheet took its data: it is told and drawn as such, and not counted.
    """

    number: int = 0
    title: str = ""
    subtitle: str = ""
    date: str = ""
    minutes: int = 90
    builds_on: tuple[int, ...] = ()
    persons: int | None = None
    counts: tuple[tuple[str, int], ...] = ()
    knots: tuple[tuple[float, str], ...] = ()
    is_planned: bool = False


@dataclass(frozen=True)
class Thread:
    """A hook, from the webinar that leaves it open to the one that picks it up; minutes within each."""

    label: str = ""
    text: str = ""
    origin: int = 0
    target: int | None = None
    origin_minute: float = 0
    target_minute: float | None = None
    state: str = "planted"


@dataclass(frozen=True)
class Figures:
    """The cycle in numbers; None where a number is unknown or too small to be shown.

    `steps` holds, for each pair of webinars, who stayed, left, was new, returned.
    """

    webinars: int | None = None
    countries: int | None = None
    persons: int | None = None
    quotes: int | None = None
    findings: int | None = None
    steps: tuple[tuple[int | None, int | None, int | None, int | None], ...] = ()


@dataclass(frozen=True)
class CountryLine:
    """Who came of a country to each session that was held, in their order; None where the number may not be read."""

    country: str = ""
    persons: tuple[int | None, ...] = ()


@dataclass(frozen=True)
class Link:
    """`href` is an address that a reader may follow, on the web or on this site; any other (a script, say) is left out:
    whichever form the sheet takes, nothing else reaches it.
    """

    label: str = ""
    href: str = ""

    def __post_init__(self) -> None:
        if not self.href.lower().startswith(("https://", "http://", "/")):
            object.__setattr__(self, "href", "")


@dataclass(frozen=True)
class Contact:
    """A role mailbox rather than a person's."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Picture:
    """An image with what it needs to be published. `file` is a fingerprint of its bytes, so that who approves the words
    approves the image too; `width` and `height` are in pixels.
    """

    file: str = ""
    alternative: str = ""
    credit: str = ""
    rights: str = ""
    caption: str = ""
    width: int = 0
    height: int = 0
