"""The countries' focal points and speakers: there, at work, and shown only as they agreed."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext, gettext_lazy as _, ngettext_lazy

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import FOCAL_POINTS, GO_ON_WITHOUT, GUESTS, TEAM, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, Remark, advice, to_solve, warning
from tinkuy.desk.checkup.wording import countries_listed
from tinkuy.people.countries import country_forms, country_name
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.plan.queries import Lacking

LISTED = "focal-points"


def _named(facts: Facts) -> set[str]:
    return {role.country for role in facts.focal_points}


def _at_work(facts: Facts) -> list[TeamRole]:
    return [role for role in facts.focal_points if role.person.is_active]


def _name_one(facts: Facts, codes: set[str]) -> Iterator[Case]:
    """The countries of *codes* that are invited and do not go on without a focal point: each names one."""
    for code in sorted(codes.intersection(facts.countries) - facts.goes_without.keys(), key=country_name):
        yield Case(address(facts, TEAM, field="id_name", country=code), country_forms(code), subject=country_name(code))


def countries_without_focal_point(facts: Facts) -> Iterator[Case]:
    return _name_one(facts, set(facts.countries) - _named(facts))


def countries_that_go_without(facts: Facts) -> Iterator[Remark]:
    """Where the coordination said why the cycle goes on: the reason stays readable, and nothing is asked again."""
    at_work = {role.country for role in _at_work(facts)}
    for code in sorted(facts.goes_without.keys() - at_work, key=country_name):
        yield Remark(
            fact=gettext("%(country)s: without a focal point, because: %(reason)s")
            % {"country": country_name(code), "reason": facts.goes_without[code]},
            advice="",
            deed=gettext("Change"),
            href=address(facts, GO_ON_WITHOUT),
            subject=country_name(code),
        )


def one_person_for_several_countries(facts: Facts) -> Iterator[Case]:
    roles_by_person = Counter(role.person_id for role in facts.focal_points)
    for person, count in roles_by_person.items():
        if count > 1 and facts.may_be_planned:
            codes = [role.country for role in facts.focal_points if role.person_id == person]
            page = address(facts, TEAM, field="id_name", country=codes[-1])
            yield Case(page, {"countries": countries_listed(codes)})


def focal_points_not_public(facts: Facts) -> Iterator[Case]:
    at_work = _at_work(facts) if facts.may_be_planned and facts.cycle.is_announced else []
    public = {role.country for role in at_work if role.is_public_on(facts.today)}
    hidden = {role.country for role in at_work} - public
    if hidden:
        values = {"countries": countries_listed(hidden), "count": len(hidden)}
        yield Case(address(facts, TEAM, field=LISTED), values)


def public_without_a_right(facts: Facts) -> Iterator[Case]:
    """A role that is gone from the invited countries, or an account that is closed, while its consent stands."""
    for role in facts.focal_points:
        if role.has_public_consent and facts.may_be_planned and not role.person.is_active:
            yield Case(
                address(facts, TEAM, field=LISTED), country_forms(role.country), subject=country_name(role.country)
            )


def speakers_without_consent(facts: Facts) -> Iterator[Case]:
    """Without a name or a number: who they are stands on the page of those who may know."""
    if facts.speakers.lacking_consent and facts.cycle.state != CycleState.CANCELLED:
        yield Case(address(facts, GUESTS))


def _has_expected_focal_points(facts: Facts) -> bool:
    """Of the countries that do not go on without one, some has a focal point."""
    return bool(_named(facts).intersection(facts.countries) - facts.goes_without.keys())


RULES = (
    to_solve(
        id="no-focal-point",
        precondition=preconditions.COUNTRIES,
        look=countries_without_focal_point,
        fact=_("%(country)s has no focal point"),
        advice=_("Without one, nobody convenes, validates or follows up there. Name one."),
        deed=_("Name one"),
        together=_("%(count)s countries have no focal point: %(list)s"),
        page=lambda facts: address(facts, FOCAL_POINTS),
        page_deed=_("Name them"),
        passed=_("Every invited country has its focal point, or it is written why not."),
        why=_("The cycle belongs to the countries through their focal points."),
        gate=Lacking.FOCAL_POINTS,
        settled=countries_that_go_without,
    ),
    to_solve(
        id="focal-point-left",
        precondition=preconditions.FOCAL_POINTS.where(_has_expected_focal_points),
        look=lambda facts: _name_one(facts, _named(facts) - {role.country for role in _at_work(facts)}),
        fact=_("The focal point %(of_country)s can no longer enter"),
        advice=_("The account is closed: nobody convenes, validates or follows up there. Name another one."),
        deed=_("Name another"),
        together=_("The focal points of %(count)s countries can no longer enter: %(list)s"),
        passed=_("Every focal point can enter."),
        why=_("A country whose account is closed has no voice."),
        gate=Lacking.FOCAL_POINTS,
    ),
    advice(
        id="one-for-several",
        precondition=preconditions.FOCAL_POINTS.where(
            lambda facts: facts.may_be_planned and len(facts.focal_points) > 1
        ),
        look=one_person_for_several_countries,
        fact=_("One person is focal point of %(countries)s"),
        advice=_("A country validates with its own voice. Ask each one to name somebody of its own."),
        deed=_("See the team"),
        passed=_("Nobody is focal point of several countries."),
        why=_("Nobody validates for another country."),
    ),
    advice(
        id="not-shown",
        precondition=preconditions.FOCAL_POINTS.where(
            lambda facts: facts.may_be_planned and facts.cycle.is_announced and bool(_at_work(facts))
        ),
        look=focal_points_not_public,
        fact=ngettext_lazy(
            "The public page does not show the focal point of %(countries)s",
            "The public page does not show the focal points of %(countries)s",
            "count",
        ),
        advice=_("They are shown only with their consent, and people there do not know whom to ask. Ask them."),
        deed=_("See the focal points"),
        passed=_("The public page shows a focal point of every country that has one."),
        why=_("Who looks for support finds a person."),
    ),
    warning(
        id="consent-of-closed-account",
        precondition=preconditions.FOCAL_POINTS.where(
            lambda facts: facts.may_be_planned and any(role.has_public_consent for role in facts.focal_points)
        ),
        look=public_without_a_right,
        fact=_("A closed account %(of_country)s still holds a consent to be shown"),
        advice=_("A name without a person behind it misleads who needs help. Take the role back."),
        deed=_("See the focal points"),
        together=_("Closed accounts of %(list)s still hold a consent to be shown"),
        passed=_("No closed account holds a consent to be shown."),
        why=_("A consent belongs to somebody who can withdraw it."),
    ),
    to_solve(
        id="speaker-consent",
        precondition=preconditions.SPEAKERS,
        look=speakers_without_consent,
        fact=_("Speakers or counterparts have a consent still to be asked for"),
        advice=_("A name in public can put somebody in danger. Ask for the consent, or announce without the name."),
        deed=_("Ask for the consent"),
        passed=_("Every speaker agreed to be shown."),
        why=_("Nobody is named in public without having said yes."),
    ),
)
