"""A message as it is shown before it goes: with an example's name, or with that of one person who receives it."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tinkuy.convening.message_texts.placeholders import QUOTES
from tinkuy.convening.message_texts.queries import Words, texts_to_send
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.reminders.letters import INTO_THE_ROOM, Letters
from tinkuy.convening.reminders.queries import kind_of
from tinkuy.convening.reminders.rules import due_at
from tinkuy.core.languages import CODES
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.wording import Wording, wording
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.webinar import Webinar

OPENS, CLOSES = "\ue000", "\ue001"
"""Around what is filled in, until it is escaped: no keyboard writes them."""
QUOTED = '«“"'


@dataclass(frozen=True)
class Paragraph:
    """`kind` is `text`, `quote` for a line that is quoted, `button` for the way in."""

    kind: str
    html: SafeString


@dataclass(frozen=True)
class Preview:
    """`whole` is the mail as text, with who writes and how to stop; `enters` says whether its button leads into the
    room. What was filled in is underlined."""

    subject: SafeString
    paragraphs: list[Paragraph]
    address: str
    whole: Wording
    language: str
    to: str = ""


def preview(
    webinar: Webinar, moment: str, language: str, *, one: Registration | None = None, words: Words | None = None
) -> Preview:
    """For *one* person, else for somebody without a name where the cycle has its clock; in *words* that are tried."""
    cycle = webinar.cycle
    if one and one.language in CODES:
        language = one.language
    zone = zone_of(one.country, cycle.zone) if one else cycle.zone
    texts = {**texts_to_send(cycle), **({(moment, language): words} if words else {})}
    name = one.name() if one and one.sealed_name and one.appears_as != "none" else ""
    letters = Letters(webinar, moment, texts)
    letter = letters.letter(language=language, zone=zone, name=name, at=due_at(webinar, moment, zone))
    letters.around = OPENS, CLOSES
    marked = letters.letter(language=language, zone=zone, name=name, at=due_at(webinar, moment, zone))
    values = {"subject": letter.subject, "text": letter.body, "from_cycle": cycle.public_id, "stop": WITHDRAWING}
    entering = {"enters": moment in INTO_THE_ROOM}
    return Preview(
        subject=_html(marked.subject),
        paragraphs=[one for text in marked.body.split("\n\n") for one in _paragraphs(text)],
        address=settings.BASE_ADDRESS + letter.path,
        whole=wording(kind_of(moment), language, values | entering),
        language=language,
        to=name or (one.display_name() if one else ""),
    )


def _paragraphs(text: str) -> list[Paragraph]:
    bare = text.replace(OPENS, "").replace(CLOSES, "").strip()
    if re.fullmatch(r"https?://\S+", bare):
        return [Paragraph("button", _html(text))]
    lines = text.split("\n")
    return [
        Paragraph("quote" if line.startswith(QUOTES) else "text", _html(line.removeprefix(QUOTES))) for line in lines
    ]


def _html(text: str) -> SafeString:
    """Escaped, with what was filled in underlined."""
    pieces = re.split(f"({OPENS}[^{CLOSES}]*{CLOSES})", text)
    return format_html_join(
        "", "{}", ((format_html("<u>{}</u>", one[1:-1]) if one.startswith(OPENS) else one,) for one in pieces)
    )
