"""Who came, as a column of the page of invitations: the numbers of the figures by country, and none that they hide."""

import re

from tinkuy.attendance.tests.attended import KEPT, came
from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.registrations.models import Registration

ADDRESS = "/es/team/c/ciclo-de-prueba/invitations/"
CAME = re.compile(r'data-label="Vinieron">(?:<span title="([^"]+)|(\d+))')


def of_countries(cycle, **persons: int) -> None:
    """So many registered of each country, one after the other, and one invitee of each."""
    codes = [code for code, number in persons.items() for _one in range(number)]
    for registration, code in zip(Registration.objects.order_by("pk"), codes, strict=True):
        Registration.objects.filter(pk=registration.pk).update(country=code)
    Invitee.objects.bulk_create(Invitee(cycle=cycle, country=code, erase_on=KEPT) for code in persons)


def column(page: str) -> list[str]:
    return [words or number for words, number in CAME.findall(page)]


def test_capability_C5_each_country_and_focal_point_reads_who_came_where_it_tells_of_no_few(
    scoped, webinars, signed_in, coordination, focal_point_pe
):
    came(scoped, webinars, range(40), {*range(30), *range(40, 43), *range(50, 60)}, registered=70)
    of_countries(scoped, PE=40, BO=3, EC=7, UY=20)

    own, whole = (signed_in(one).get(ADDRESS).text for one in (focal_point_pe, coordination))

    few = "Pocas personas: no se muestra"
    assert column(own) == ["40"]
    assert column(whole) == [few, "0", "40", few]


def test_before_a_session_was_held_there_is_no_such_column(scoped, webinars, signed_in, coordination):
    Invitee.objects.create(cycle=scoped, country="PE", erase_on=KEPT)

    assert "Vinieron" not in signed_in(coordination).get(ADDRESS).text
