"""C13, who leaves before the close: by country, sector and kind of organisation."""

from datetime import timedelta
from itertools import product

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.near_close import groups_near_close, near_close
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.attended import came
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.attendance.warnings.queries.cards import card_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector


def test_capability_C13_the_country_the_sector_and_the_kind_that_leave_before_the_close_are_named(scoped, webinars):
    """Of 40 of Peru 8 stay to the close; all 40 of Uruguay do. Who led the session counts in neither."""
    came(scoped, webinars, range(80), registered=100)
    ministry = Organisation.objects.create(name="Ministerio de prueba", sector=Sector.GOVERNMENT)
    of_peru = list(Registration.objects.filter(country="PE").order_by("pk"))
    for one in of_peru:
        one.sector, one.organisation = Sector.GOVERNMENT, ministry
    Registration.objects.bulk_update(of_peru, ["sector", "organisation"])
    Registration.objects.filter(country="UY").update(sector=Sector.ACADEMIA)
    leaving = Presence.objects.filter(registration__in=of_peru[8:], role="attendee")
    leaving.update(left_at=webinars[0].ends_at - timedelta(minutes=20))
    host = leaving.last()
    host.pk, host.public_id, host.role, host.registration = None, "de-la-conduccion", "host", of_peru[-1]
    host.save()

    board = warning_board(scoped)

    found = {one.key: one for one in board.waiting if one.warning.rule.code == "early-leaving"}
    assert set(found) == {
        f"early-leaving.{subject}.1" for subject in ("country-PE", "sector-government", "kind-government")
    }
    facts = {key: card_of(board, one).fact for key, one in found.items()}
    assert facts["early-leaving.country-PE.1"] == (
        "Perú: de 40 personas en el momento más lleno de la sesión 1, 8 seguían diez minutos antes del cierre"
    )
    assert facts["early-leaving.kind-government.1"].startswith("organizaciones: Gobierno: de 40 personas")


def test_capability_C13_the_groups_add_up_to_the_whole_at_both_moments(scoped, webinars):
    came(scoped, webinars, range(60), range(80))
    late = Presence.objects.filter(webinar=webinars[1]).order_by("-pk")[:30]
    Presence.objects.filter(pk__in=late.values("pk")).update(joined_at=webinars[1].ends_at - timedelta(minutes=30))
    Presence.objects.filter(pk__in=late.values("pk")[:9]).update(left_at=webinars[1].ends_at - timedelta(minutes=10))
    attendance = attendance_of(scoped)

    whole, groups = near_close(attendance), groups_near_close(attendance)

    for place, kind in product(whole, ("country", "sector", "kind")):
        assert tuple(map(sum, zip(*groups[kind, place].values(), strict=True))) == whole[place]
