"""How many organisations and triads somebody came from: not where each of them stands for a number of few persons."""

import pytest

from tinkuy.attendance.cycle_figures.queries.figures import cycle_figures
from tinkuy.attendance.cycle_figures.queries.tables import cycle_tables
from tinkuy.attendance.tests.attended import came
from tinkuy.convening.registrations.models import Registration
from tinkuy.people.models import Organisation


def row(cycle, name: str):
    """What the page tells of the row with this name; None where it is hidden."""
    rows = {str(one.name): one.cells[0] for one in cycle_tables(cycle_figures(cycle))[0].rows}
    return rows[name].figure


def belong(cycle, persons: int, organisations: int) -> None:
    """The first *persons* who are registered to so many organisations."""
    bodies = [
        Organisation.objects.create(slug=f"o-{n}", name=f"Organisation {n}", sector="government")
        for n in range(organisations)
    ]
    for n, registration in enumerate(Registration.objects.order_by("pk")[:persons]):
        Registration.objects.filter(pk=registration.pk).update(organisation=bodies[n % organisations])


@pytest.mark.parametrize(
    ("persons", "organisations", "is_readable"), [(30, 30, False), (30, 28, False), (30, 25, True)]
)
def test_promise_P17_organisations_are_not_told_where_nearly_each_sent_one(
    scoped, webinars, persons, organisations, is_readable
):
    came(scoped, webinars, range(40), registered=60)
    belong(scoped, persons, organisations)

    figure = row(scoped, "Organizaciones")

    assert (figure and figure.value) == (organisations if is_readable else None)


@pytest.mark.parametrize(("of_the_others", "is_readable"), [(1, True), (4, False), (5, False)])
def test_promise_P17_organisations_are_not_told_where_a_list_of_a_country_leaves_one_for_each_of_the_others(
    scoped, webinars, of_the_others, is_readable
):
    """Of 46, forty of one country belong to twenty organisations; the list of that country tells them."""
    attend(scoped, webinars, ("PE", (40, 0, 0)), ("UY", (6, 0, 0)))
    belong(scoped, 40, 20)
    bodies = [Organisation.objects.create(slug=f"u-{n}", name=f"Other {n}", sector="government") for n in range(6)]
    for n, registration in enumerate(Registration.objects.filter(country="UY").order_by("pk")):
        Registration.objects.filter(pk=registration.pk).update(organisation=bodies[n % of_the_others])

    figure = row(scoped, "Organizaciones")

    assert (figure and figure.value) == (20 + of_the_others if is_readable else None)


def test_organisations_of_nobody_are_none(scoped, webinars):
    came(scoped, webinars, range(40), registered=60)

    assert row(scoped, "Organizaciones").value == 0


SECTORS = ("government", "civil_society", "cooperation")


def attend(scoped, webinars, *countries: tuple[str, tuple[int, int, int]]) -> None:
    """Of each country so many of each sector came to the first session."""
    who = [
        (country, sector)
        for country, numbers in countries
        for sector, number in zip(SECTORS, numbers, strict=True)
        for _one in range(number)
    ]
    came(scoped, webinars, range(len(who)))
    for registration, (country, sector) in zip(Registration.objects.order_by("pk"), who, strict=True):
        Registration.objects.filter(pk=registration.pk).update(country=country, sector=sector)


TRIADS = {
    "of cooperation one came from each": ([(code, (9, 8, 1)) for code in ("PE", "UY", "BO", "EC", "CL")], None),
    "of cooperation two more": ([("PE", (9, 8, 3)), *((code, (9, 8, 1)) for code in ("UY", "BO", "EC"))], None),
    "a country with few has it": ([("PE", (20, 20, 20)), ("UY", (1, 1, 1)), ("BO", (10, 10, 10))], None),
    "many of each sector": ([(code, (9, 8, 5)) for code in ("PE", "UY", "BO")], 3),
    "none": ([("PE", (9, 8, 0)), ("UY", (9, 0, 8))], 0),
}


@pytest.mark.parametrize("case", TRIADS)
def test_promise_P17_triads_are_not_told_where_they_tell_how_many_of_a_sector_or_country(scoped, webinars, case):
    countries, complete = TRIADS[case]
    attend(scoped, webinars, *countries)

    figure = row(scoped, "Países con la tríada completa")

    assert (figure and figure.numerator) == complete
