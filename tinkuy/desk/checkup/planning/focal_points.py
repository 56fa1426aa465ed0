"""The countries' focal points and speakers: there, at work, and shown only as they agreed."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import FOCAL_POINTS, GO_ON_WITHOUT, GUESTS, TEAM, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity, Together
from tinkuy.desk.checkup.wording import countries_listed
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.plan.queries import Lacking

LISTED = "focal-points"


def _name_one(facts: Facts, code: str) -> str:
    return address(facts, TEAM, field="id_name", country=code)


def countries_without_focal_point(facts: Facts) -> Iterator[Remark]:
    named = {role.country for role in facts.focal_points}
    for code in sorted(facts.countries, key=country_name):
        if code not in named and code not in facts.goes_without:
            yield Remark(
                fact=_("%(country)s has no focal point") % {"country": country_name(code)},
                advice=_("Without one, nobody convenes, validates or follows up there. Name one."),
                deed=_("Name one"),
                href=_name_one(facts, code),
                subject=country_name(code),
            )


def countries_that_go_without(facts: Facts) -> Iterator[Remark]:
    """Where the coordination said why the cycle goes on: the reason stays readable, and nothing is asked again."""
    at_work = {role.country for role in facts.focal_points if role.person.is_active}
    for code in sorted(facts.goes_without, key=country_name):
        if code not in at_work:
            yield Remark(
                fact=_("%(country)s: without a focal point, because: %(reason)s")
                % {"country": country_name(code), "reason": facts.goes_without[code]},
                advice="",
                deed=_("Change"),
                href=address(facts, GO_ON_WITHOUT),
                subject=country_name(code),
            )


def countries_whose_focal_point_left(facts: Facts) -> Iterator[Remark]:
    named = {role.country for role in facts.focal_points}
    at_work = {role.country for role in facts.focal_points if role.person.is_active}
    for code in sorted(facts.countries, key=country_name):
        if code in named - at_work and code not in facts.goes_without:
            yield Remark(
                fact=_("The focal point of %(country)s can no longer enter") % {"country": country_name(code)},
                advice=_("The account is closed: nobody convenes, validates or follows up there. Name another one."),
                deed=_("Name another"),
                href=_name_one(facts, code),
                subject=country_name(code),
            )


def one_person_for_several_countries(facts: Facts) -> Iterator[Remark]:
    roles_by_person = Counter(role.person_id for role in facts.focal_points)
    for person, count in roles_by_person.items():
        if count > 1 and facts.may_be_planned:
            codes = [role.country for role in facts.focal_points if role.person_id == person]
            yield Remark(
                fact=_("One person is focal point of %(countries)s") % {"countries": countries_listed(codes)},
                advice=_("A country validates with its own voice. Ask each one to name somebody of its own."),
                deed=_("See the team"),
                href=_name_one(facts, codes[-1]),
            )


def focal_points_not_public(facts: Facts) -> Iterator[Remark]:
    if not facts.may_be_planned or not facts.cycle.is_announced:
        return
    at_work = [role for role in facts.focal_points if role.person.is_active]
    public = {role.country for role in at_work if role.public_since and role.public_since <= facts.today}
    hidden = {role.country for role in at_work} - public
    if hidden:
        yield Remark(
            fact=ngettext(
                "The public page does not show the focal point of %(countries)s",
                "The public page does not show the focal points of %(countries)s",
                len(hidden),
            )
            % {"countries": countries_listed(hidden)},
            advice=_("They are shown only with their consent, and people there do not know whom to ask. Ask them."),
            deed=_("See the focal points"),
            href=address(facts, TEAM, field=LISTED),
        )


def public_without_a_right(facts: Facts) -> Iterator[Remark]:
    """A role that is gone from the invited countries, or an account that is closed, while its consent stands."""
    for role in facts.focal_points:
        if role.public_since and facts.may_be_planned and not role.person.is_active:
            yield Remark(
                fact=_("A closed account of %(country)s still holds a consent to be shown")
                % {"country": country_name(role.country)},
                advice=_("A name without a person behind it misleads who needs help. Take the role back."),
                deed=_("See the focal points"),
                href=address(facts, TEAM, field=LISTED),
                subject=country_name(role.country),
            )


def speakers_without_consent(facts: Facts) -> Iterator[Remark]:
    """Without a name or a number: who they are stands on the page of those who may know."""
    if facts.speakers.lacking_consent and facts.cycle.state != CycleState.CANCELLED:
        yield Remark(
            fact=_("Speakers or counterparts have a consent still to be asked for"),
            advice=_("A name in public can put somebody in danger. Ask for the consent, or announce without the name."),
            deed=_("Ask for the consent"),
            href=address(facts, GUESTS),
        )


def _has_expected_focal_points(facts: Facts) -> bool:
    """Of the countries that do not go on without one, some has a focal point."""
    expected = set(facts.countries) - set(facts.goes_without)
    return any(role.country in expected for role in facts.focal_points)


def _are_expected_in_public(facts: Facts) -> bool:
    at_work = any(role.person.is_active for role in facts.focal_points)
    return facts.may_be_planned and facts.cycle.is_announced and at_work


def _has_public_focal_points(facts: Facts) -> bool:
    return facts.may_be_planned and any(role.public_since for role in facts.focal_points)


RULES = (
    Rule(
        "no-focal-point",
        Severity.TO_SOLVE,
        gettext_lazy("Every invited country has its focal point, or it is written why not."),
        gettext_lazy("The cycle belongs to the countries through their focal points."),
        countries_without_focal_point,
        Together(
            gettext_lazy("%(count)s countries have no focal point: %(list)s"),
            gettext_lazy("Name them"),
            lambda facts: address(facts, FOCAL_POINTS),
        ),
        gate=Lacking.FOCAL_POINTS,
        settled=countries_that_go_without,
        ground=ground.COUNTRIES,
    ),
    Rule(
        "focal-point-left",
        Severity.TO_SOLVE,
        gettext_lazy("Every focal point can enter."),
        gettext_lazy("A country whose account is closed has no voice."),
        countries_whose_focal_point_left,
        Together(gettext_lazy("The focal points of %(count)s countries can no longer enter: %(list)s")),
        gate=Lacking.FOCAL_POINTS,
        ground=ground.FOCAL_POINTS.where(_has_expected_focal_points),
    ),
    Rule(
        "one-for-several",
        Severity.ADVICE,
        gettext_lazy("Nobody is focal point of several countries."),
        gettext_lazy("Nobody validates for another country."),
        one_person_for_several_countries,
        ground=ground.FOCAL_POINTS.where(lambda facts: facts.may_be_planned and len(facts.focal_points) > 1),
    ),
    Rule(
        "not-shown",
        Severity.ADVICE,
        gettext_lazy("The public page shows a focal point of every country that has one."),
        gettext_lazy("Who looks for support finds a person."),
        focal_points_not_public,
        ground=ground.FOCAL_POINTS.where(_are_expected_in_public),
    ),
    Rule(
        "consent-of-closed-account",
        Severity.WARNING,
        gettext_lazy("No closed account holds a consent to be shown."),
        gettext_lazy("A consent belongs to somebody who can withdraw it."),
        public_without_a_right,
        Together(gettext_lazy("Closed accounts of %(list)s still hold a consent to be shown")),
        ground=ground.FOCAL_POINTS.where(_has_public_focal_points),
    ),
    Rule(
        "speaker-consent",
        Severity.TO_SOLVE,
        gettext_lazy("Every speaker agreed to be shown."),
        gettext_lazy("Nobody is named in public without having said yes."),
        speakers_without_consent,
        ground=ground.SPEAKERS,
    ),
)
