"""What addressees of recommendations have still to answer, to do and to look at."""

from collections.abc import Iterator, Mapping

from django.utils.text import Truncator
from django.utils.translation import gettext as _, pgettext

from tinkuy.core.languages import reader_language
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.core.text import in_language
from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.wording import listed
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.check_ins.queries import standings_of
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import open_actions_of_cycles
from tinkuy.practice.responses.models import Response, ResponseState
from tinkuy.practice.responses.queries import Place, place_of
from tinkuy.systematisation.evidence.models.finding import Finding

from .item import Due

WORDS_NAMED = 12
"""Words of a recommendation that a line says of it."""
MINUTES_PER_ANSWER = 2
"""An estimate: an answer is one choice and perhaps a sentence."""

Cycles = Mapping[int, Cycle]

RESPONSES = Response._base_manager.select_related("finding", "institution")
WITHOUT_ANSWER = RowsOfKeys[Response](
    lambda cycles: RESPONSES.filter(cycle__in=cycles, state=ResponseState.NO_ANSWER).order_by("finding__number", "pk")
)
WITH_REVIEW = RowsOfKeys[Response](lambda cycles: RESPONSES.filter(cycle__in=cycles, review_on__isnull=False))


def actions(cycles: Cycles) -> Iterator[Due]:
    """What a country agreed to do."""
    for action in open_actions_of_cycles(cycles):
        cycle, response = cycles[action.cycle_id], action.response
        yield Due(
            cycle=cycle,
            on=action.due_on or cycle.today(),
            words=action.text,
            who=response.of_whom,
            about=response.finding.label,
            code=_code_of(response),
            pages=[_form_of(cycle, action)],
            countries=_countries_of(response),
            roles=_roles_of(response),
            deed=_("Say how it goes"),
            thing=action.text,
            minutes=3,
        )


def _form_of(cycle: Cycle, action: KeyAction) -> str:
    """The action on the page of its response, with its form open."""
    page = page_of(cycle, addresses.RESPONSE, action.response.public_id)
    return f"{page}?action={action.public_id}#action-{action.public_id}"


def _code_of(response: Response) -> str:
    return response.country or initials(str(response.institution))


def _countries_of(response: Response) -> frozenset[str]:
    return frozenset({response.country} if response.country else ())


def _roles_of(response: Response) -> frozenset[str]:
    """What a body without a country has to do is followed by the coordination."""
    return frozenset(() if response.country else {Role.COORDINATION})


def answers(cycles: Cycles) -> Iterator[Due]:
    """Recommendations that an addressee was asked about and has said nothing to: one line for each country, and for
    each body without one.
    """
    unanswered: dict[tuple[int, Place], list[Response]] = {}
    for response in WITHOUT_ANSWER.rows(list(cycles)):
        place = place_of(response.country, response.institution_id)
        unanswered.setdefault((response.cycle_id, place), []).append(response)
    for (pk, _place), waiting in unanswered.items():
        cycle, labels = cycles[pk], listed(dict.fromkeys(response.finding.label for response in waiting))
        first = waiting[0]
        is_only = len(waiting) == 1 or not first.country
        only = page_of(cycle, addresses.RESPONSE, first.public_id) if is_only else ""
        yield Due(
            cycle=cycle,
            on=cycle.today(),
            has_day=False,
            words=_("Answer %(labels)s") % {"labels": labels},
            who=first.of_whom,
            code=_code_of(first),
            pages=[only or f"{page_of(cycle, addresses.PRACTICE)}?awaited={first.country}"],
            own_page=f"{page_of(cycle, addresses.RESPONSE, first.public_id)}#record",
            countries=_countries_of(first),
            roles=_roles_of(first),
            deed=pgettext("deed that is due", "Answer"),
            thing=labels,
            why=_first_words(first.finding, cycle),
            minutes=MINUTES_PER_ANSWER * len(waiting),
        )


def silent_answers(cycles: Cycles) -> Iterator[Due]:
    """What was accepted or talked about, and nobody told of since; no answer at all is told above."""
    rows = Response.objects.filter(cycle__in=cycles).exclude(state=ResponseState.NO_ANSWER)
    for standing in standings_of(rows.select_related("finding", "institution").order_by("finding__number", "pk")):
        response, cycle = standing.response, cycles[standing.response.cycle_id]
        if since := standing.silent_since(cycle.today()):
            yield Due(
                cycle=cycle,
                on=since,
                words=_("Tell how %(label)s goes") % {"label": response.finding.label},
                who=response.of_whom,
                code=_code_of(response),
                pages=[page_of(cycle, addresses.RESPONSE, response.public_id)],
                own_page=f"{page_of(cycle, addresses.RESPONSE, response.public_id)}#record",
                countries=_countries_of(response),
                roles=_roles_of(response),
                deed=_("Say how it goes"),
                thing=response.finding.label,
                why=_("It was asked, and nobody has told since."),
                minutes=MINUTES_PER_ANSWER,
            )


def _first_words(finding: Finding, cycle: Cycle) -> str:
    """«RE-3: Atender a las víctimas sin exigir…»: what is asked, before its page is opened."""
    words = in_language(finding.text, reader_language(), cycle.main_language).rstrip(". ")
    short = Truncator(words).words(WORDS_NAMED, truncate="…")
    return f"{finding.label}: {short}" if short.endswith("…") else f"{finding.label}: {short}."


def reviews(cycles: Cycles) -> Iterator[Due]:
    """The day on which a country looks whether what it agreed to works; once past, it is not late."""
    for response in WITH_REVIEW.rows(list(cycles)):
        cycle = cycles[response.cycle_id]
        if response.review_on and response.review_on >= cycle.today():
            yield Due(
                cycle=cycle,
                on=response.review_on,
                words=_("Review whether %(label)s works") % {"label": response.finding.label},
                who=response.of_whom,
                code=_code_of(response),
                pages=[page_of(cycle, addresses.RESPONSE, response.public_id)],
                countries=_countries_of(response),
                roles=_roles_of(response),
                deed=_("Review whether it works"),
                thing=response.finding.label,
                minutes=10,
            )
