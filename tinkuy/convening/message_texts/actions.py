"""Writing what goes at a moment in a language, and going back to the words of the product."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.convening.session_changes.changes import demand_neutral
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.languages import CODES
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import LONGEST_SUBJECT, LONGEST_TEXT, MessageText, Moment
from .placeholders import BLANKS, LINK, demand_known_blanks
from .rules import demand_no_address, demand_one_link, enumerate_texts

NAME_OF_LINK = {language: name for one in BLANKS if one.key == LINK for language, name in one.names.items()}


@transaction.atomic
def write_message_text(
    *, actor: Person, cycle: Cycle, moment: str, language: str, subject: str, body: str
) -> MessageText:
    """Say from now on *subject* and *body* at *moment* in *language*; what went already stays as it went."""
    rules.demand(actor, "write_messages", cycle)
    if moment not in Moment.values or language not in CODES:
        raise Refused(_("There is no such message."))
    subject = " ".join(demand_text(subject, _("Write the subject."), about="subject").split())
    body = _demand_body(body)
    for name, text, longest in (("subject", subject, LONGEST_SUBJECT), ("body", body, LONGEST_TEXT)):
        if len(text) > longest:
            raise Refused(_("It has at most %(longest)s characters.") % {"longest": longest}, about=name)
        demand_known_blanks(text, language, about=name)
        demand_no_address(text, about=name)
    demand_one_link(body, NAME_OF_LINK[language])
    demand_neutral(cycle, dict(enumerate_texts((subject, body))))
    written, _made = MessageText.objects.update_or_create(
        cycle=cycle,
        moment=moment,
        language=language,
        defaults={"subject": subject, "body": body, "written_at": clock.now()},
    )
    record(actor, "wrote the message", cycle, moment=moment, language=language)
    return written


def _demand_body(body: str) -> str:
    """Clean line by line: its empty lines part the paragraphs."""
    body = "\n".join(tidy(line) for line in body.replace("\r\n", "\n").strip().split("\n"))
    return body if body.strip() else demand_text("", _("Write the message."), about="body")


@transaction.atomic
def restore_message_text(*, actor: Person, cycle: Cycle, moment: str, language: str) -> bool:
    """The words of the product go again; whether there were others."""
    rules.demand(actor, "write_messages", cycle)
    gone, _rows = MessageText.objects.filter(cycle=cycle, moment=moment, language=language).delete()
    if gone:
        record(actor, "took back the message", cycle, moment=moment, language=language)
    return bool(gone)
