"""What waits on persons of the team: nothing of it waits on somebody who left, or on one person alone."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _, ngettext_lazy

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import DUTIES, TEAM, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, advice, warning
from tinkuy.people.countries import country_forms, country_name


def unattended_duties(facts: Facts) -> Iterator[Case]:
    """They have no role any more, not that of the country, or an account that is closed."""
    for one in facts.duties.unattended:
        page = address(facts, DUTIES, person=one.person.public_id)
        yield Case(page, {"count": one.count, "name": one.person.name}, subject=one.person.name)


def duties_of_one_alone(facts: Facts) -> Iterator[Case]:
    """Of each country whose only focal point sees to what only a focal point may do."""
    for one in sorted(facts.duties.of_one_alone, key=lambda alone: country_name(alone.country)):
        page = address(facts, TEAM, field="id_name", country=one.country)
        yield Case(page, {"count": one.count, **country_forms(one.country)}, subject=country_name(one.country))


RULES = (
    warning(
        id="unattended-duty",
        precondition=preconditions.DUTIES,
        look=unattended_duties,
        fact=ngettext_lazy(
            "%(count)s thing waits on %(name)s, who can no longer see to it",
            "%(count)s things wait on %(name)s, who can no longer see to them",
            "count",
        ),
        advice=_("Hand everything over to somebody in one act."),
        deed=_("Hand it over"),
        passed=_("Nothing waits on somebody who left."),
        why=_("What waits on nobody is not done."),
    ),
    advice(
        id="duty-of-one-alone",
        precondition=preconditions.DUTIES,
        look=duties_of_one_alone,
        fact=ngettext_lazy(
            "%(count)s thing would wait on nobody if the only focal point %(of_country)s left",
            "%(count)s things would wait on nobody if the only focal point %(of_country)s left",
            "count",
        ),
        advice=_("Only a focal point of the country may take them over. Name a second one."),
        deed=_("Name a second one"),
        together=_("In %(count)s countries one person alone sees to what the country answered"),
        page=lambda facts: address(facts, TEAM, field="join"),
        page_deed=_("See the team"),
        passed=_("Whatever a country answered has more than one person who may see to it."),
        why=_("If the only focal point of a country leaves, what it answered waits on nobody."),
    ),
)
