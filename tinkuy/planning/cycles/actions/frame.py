"""What frames a cycle besides its words, and what every deed of the plan checks about words, choices and zones.

Countries, languages, period, the attendance hoped for, how long names are kept, and whether themes and experiences are
called for. All invited countries have the same rights (invariant 24). The lock puts the deeds of the plan in a row.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypedDict, Unpack
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from tinkuy.core import languages
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import tidy
from tinkuy.journal.differences import State, fingerprint
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries as known_countries, country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import LONGEST_KEPT, Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import day_with_year

Words = Mapping[str, str]


def demand_words(words: Words, language: str, sentence: str, *, about: str) -> None:
    """Refuse with *sentence*, *about* that argument, unless there are words in *language*: the main one never lacks."""
    if not tidy(words.get(language, "")):
        raise Refused(sentence, about=about)


def demand_choice(code: str, choices: type[TextChoices]) -> None:
    if code not in choices.values:
        raise Refused(
            _("«%(code)s» is not one of the choices: %(choices)s.")
            % {"code": code, "choices": ", ".join(str(label) for label in choices.labels)}
        )


def demand_zone(zone: str) -> None:
    if zone not in available_timezones():
        raise Refused(_("«%(zone)s» is not a time zone. Choose one from the list.") % {"zone": zone}, about="zone")


def demand_unchanged(state: State, read_as: str) -> None:
    """`ChangedMeanwhile` unless *state* is what the writer read (promise L08); who says nothing is not asked."""
    if read_as and fingerprint(state) != read_as:
        raise ChangedMeanwhile(_("Somebody else has just changed this. Read what they wrote, then save again."))


def lock(cycle: Cycle) -> Cycle:
    """The row of *cycle* as it is now, locked: two who change one plan at once come one after the other."""
    return Cycle.objects.select_for_update().get(pk=cycle.pk)


FRAME = ("expected_results", "languages", "target_attendance", "begins_on", "ends_on", "keeps_days")


class Frame(TypedDict, total=False):
    """`languages` are codes of the site's languages; the period is from `begins_on` to `ends_on`, both included;
    `target_attendance` counts persons in a session; `keeps_days` is 1 to 30 days after the close.
    """

    expected_results: Words
    languages: Sequence[str]
    target_attendance: int | None
    begins_on: date | None
    ends_on: date | None
    keeps_days: int


def set_frame(actor: Person, cycle: Cycle, **frame: Unpack[Frame]) -> None:
    """Set what *frame* names; does not save. How long names are kept is the coordination's to say, and only less."""
    keeps_days = frame.get("keeps_days", cycle.keeps_days)
    if keeps_days != cycle.keeps_days:
        rules.demand(actor, "set_retention", cycle)
    if not 1 <= keeps_days <= LONGEST_KEPT:
        raise Refused(
            _("Names and addresses are kept between 1 and %(longest)s days after the close.")
            % {"longest": LONGEST_KEPT},
            about="keeps_days",
        )
    values: dict[str, Any] = {**frame}
    if "languages" in values:
        values["languages"] = _offered_languages(values["languages"])
    for name, value in values.items():
        setattr(cycle, name, value)
    if cycle.begins_on and cycle.ends_on and cycle.ends_on < cycle.begins_on:
        period = {"begins": day_with_year(cycle.begins_on), "ends": day_with_year(cycle.ends_on)}
        raise Refused(_("The period ends on %(ends)s, before it begins on %(begins)s.") % period, about="ends_on")


def _offered_languages(codes: Sequence[str]) -> list[str]:
    if set(codes) - set(languages.CODES):
        raise Refused(_("The cycle speaks the languages of this site: choose among them."), about="languages")
    return [code for code in languages.CODES if code in codes]


def demand_countries(countries: Sequence[str]) -> None:
    """Refuse unless there is one at least, and each is known here."""
    if not countries:
        raise Refused(_("Invite at least one country."), about="countries")
    unknown = [code for code in countries if code not in known_countries()]
    if unknown:
        raise Refused(
            _("These country codes are not known here: %(codes)s.") % {"codes": ", ".join(unknown)},
            about=("countries", "country"),
        )


def invite_countries(cycle: Cycle, wanted: Iterable[str]) -> list[str]:
    """Invite the new ones; take back those left out, unless somebody is already a focal point there: which they are."""
    wanted = dict.fromkeys(wanted)
    present = {invited.country: invited for invited in InvitedCountry.objects.all()}
    gone = [code for code in present if code not in wanted]
    with_focal_point = TeamRole.objects.filter(role=Role.FOCAL_POINT, country__in=gone).values_list(
        "country", flat=True
    )
    if with_focal_point:
        names = ", ".join(sorted(country_name(code) for code in set(with_focal_point)))
        raise Refused(
            _("These countries already have a focal point and stay invited: %(names)s.") % {"names": names},
            about="countries",
        )
    for code in gone:
        present[code].delete()
    for code in wanted:
        if code not in present:
            InvitedCountry.objects.create(cycle=cycle, country=code, zone=known_countries()[code].zone)
    return gone


CALLING = (CycleState.IDEA, CycleState.DESIGN, CycleState.CONVENING, CycleState.RUNNING)
"""Later no session is left that a proposal could enter."""


@transaction.atomic
def open_call(*, actor: Person, cycle: Cycle, until: date) -> Cycle:
    """Ask for proposals until the end of the day *until*; an open call gets another last day. *cycle* shows it."""
    rules.demand(actor, "run_the_call", cycle)
    current = lock(cycle)
    if current.state not in CALLING:
        raise Refused(_("This cycle has closed: it takes no more proposals."))
    if until < day_of(current):
        raise Refused(_("Choose a last day that is still to come."), about="until")
    cycle.call_until = until
    cycle.save(update_fields=["call_until"])
    record(actor, "opened the call of", cycle, until=until.isoformat())
    return cycle


@transaction.atomic
def close_call(*, actor: Person, cycle: Cycle) -> Cycle:
    """Take no more proposals from now on; what was proposed stays, to be decided."""
    rules.demand(actor, "run_the_call", cycle)
    if lock(cycle).call_until is None:
        raise Refused(_("The call is closed already."))
    cycle.call_until = None
    cycle.save(update_fields=["call_until"])
    record(actor, "closed the call of", cycle)
    return cycle
