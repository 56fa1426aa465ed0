"""Writing to whoever answers for an addressee: each message has a link that answers this one recommendation."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.daytime import next_daytime
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.notices.letterhead import ROLE
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import Response, ResponseLink

OPENS_FOR = timedelta(days=60)
"""How long a link opens. Each later message brings a new one."""


def new_link(response: Response, role: TeamRole | None = None) -> str:
    """The path of a new link that answers for the addressee, in the active language; a focal point's has its *role*."""
    secret, link = ResponseLink.with_new_secret(cycle=response.cycle, response=response, role=role)
    link.save(force_insert=True)
    return reverse("practice:respond", args=[secret])


def ask(response: Response, kind: str, *, word: str = "") -> bool:
    """Owe the contact a message of *kind*, by day in their country; False where nobody is there, or it was owed before.

    *word* tells one message of a kind from another. The mail says the label alone: it may be read by others.
    """
    key = f"{kind}-{response.public_id}-{word}"
    if not response.has_contact or Notice.objects.filter(dedupe_key=key).exists():
        return False
    cycle, focal_point = response.cycle, response.focal_point
    is_counterpart = response.has_counterpart
    language = response.contact_language if is_counterpart or focal_point is None else focal_point.language
    with translation.override(language):
        owe_to_address(
            email=response.contact_email(),
            language=language,
            kind=kind,
            dedupe_key=key,
            about=response.about,
            by_day_in=zone_of(response.country, cycle.zone),
            label=response.finding.label,
            path=new_link(response, None if is_counterpart else response.focal_role),
            day=day_with_year(response.answer_by) if response.answer_by else "",
            due=day_with_year(response.review_on) if response.review_on else "",
            from_cycle=cycle.public_id,
            stop="" if is_counterpart else ROLE,
        )
    Response.objects.filter(pk=response.pk).update(mailed_at=clock.now())
    return True


def waits_for_the_morning(response: Response) -> bool:
    """Whether it is night where whoever answers is: a mail that is owed now goes out in the morning."""
    now = clock.now()
    return response.has_contact and next_daytime(now, zone_of(response.country, response.cycle.zone)) > now


@transaction.atomic
def send_again(*, actor: Person, response: Response) -> Response:
    """Write once more to whoever answers, at most once a day."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    if not response.has_contact:
        raise Refused(
            _("Nobody can be reached there: name a counterpart with an e-mail address."), about="contact_email"
        )
    if not ask(response, "recommendation-asked", word=f"{response.cycle.today():%Y%m%d}"):
        raise Refused(_("It was sent today already. Tomorrow you can send it again."))
    record(actor, "asked again about", response, country=response.country)
    return response


@transaction.atomic
def copy_link(*, actor: Person, response: Response) -> str:
    """The path of a new link, for whoever sends it another way; nobody can read it here again."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    path = new_link(response)
    record(actor, "took a link to answer", response, country=response.country)
    return path
