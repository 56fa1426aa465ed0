"""P12: the team adds, changes and removes speakers and national counterparts."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.guests.actions.details import GuestWords, edit_guest, remove_guest, send_guest_link
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestPart
from tinkuy.planning.guests.queries.checkup import guests_lacking_consent, speakers_by

from .guests import a_guest, add_part, agree


def words(**values: object) -> GuestWords:
    return GuestWords(**({"kind": "speaker", "name": "Expositor – Uruguay", "country": "UY"} | values))


def test_capability_P12_a_guest_is_kept_with_name_and_address_sealed(scoped, coordination, webinars):
    part = add_part(webinars[0])

    guest = a_guest(coordination, scoped, places=[(webinars[0], part)])

    row = Guest.objects.values().get()
    assert b"Expositora" not in bytes(row["sealed_name"])
    assert b"example.org" not in bytes(row["sealed_email"])
    assert (guest.name(), guest.email()) == ("Expositora – Perú", "expositora.pe@example.org")
    assert GuestPart.objects.get().segment == part
    assert "Expositora" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_a_guest_without_a_name_a_counterpart_without_a_country_and_one_address_twice_are_refused(scoped, coordination):
    with pytest.raises(Refused, match="Escriba el nombre"):
        a_guest(coordination, scoped, name=" ​")
    with pytest.raises(Refused, match="es de un país"):
        a_guest(coordination, scoped, kind="counterpart", country="")
    a_guest(coordination, scoped)
    with pytest.raises(Refused, match="Ya hay una persona invitada con este correo"):
        a_guest(coordination, scoped, email=" Expositora.PE@example.org")


def test_an_organisation_of_the_directory_is_linked_and_brings_its_sector(scoped, coordination):
    from tinkuy.people.models import Organisation

    ministry = Organisation.objects.create(slug="m", name="Ministry of Example", sector="government")

    known = a_guest(coordination, scoped, organisation="ministry of example")
    other = a_guest(coordination, scoped, email="", organisation="Casa comunal")

    assert (known.organisation, known.sector, known.organisation_name) == (ministry, "government", "")
    assert (other.organisation, other.organisation_words) == (None, "Casa comunal")


def test_changing_a_guest_moves_their_parts_and_another_address_closes_their_page(scoped, coordination, webinars):
    part = add_part(webinars[0])
    guest = a_guest(coordination, scoped, places=[(webinars[0], part)])
    guest = send_guest_link(actor=coordination, guest=guest)
    assert guest.link_fingerprint

    same = words(name="Otra", email="expositora.pe@example.org", places=[(webinars[1], None)])
    guest = edit_guest(actor=coordination, guest=guest, words=same)
    assert guest.link_fingerprint
    assert [(one.webinar, one.segment) for one in GuestPart.objects.all()] == [(webinars[1], None)]

    guest = edit_guest(actor=coordination, guest=guest, words=words(email="nueva@example.org"))
    assert (guest.link_fingerprint, guest.link_sent_at) == ("", None)
    assert not guest.codes.exists()


def test_invariant_24_a_focal_point_keeps_the_guests_of_their_country_and_those_without_one(
    scoped, coordination, focal_point_pe, focal_point_uy
):
    own = a_guest(focal_point_pe, scoped)
    homeless = a_guest(focal_point_pe, scoped, email="", country="")
    foreign = a_guest(coordination, scoped, email="", country="UY")

    edit_guest(actor=focal_point_uy, guest=homeless, words=words(name="De la región", country=""))
    for act in (
        lambda: edit_guest(actor=focal_point_pe, guest=foreign, words=words()),
        lambda: remove_guest(actor=focal_point_uy, guest=own),
        lambda: send_guest_link(actor=focal_point_uy, guest=own),
        lambda: a_guest(focal_point_pe, scoped, email="", country="UY"),
    ):
        with pytest.raises(Refused, match=r"otro|referente"):
            act()


def test_who_only_looks_may_not_keep_guests(scoped, observer):
    with pytest.raises(Refused, match="no incluye"):
        a_guest(observer, scoped)


def test_removing_a_guest_leaves_nothing_of_them(scoped, coordination):
    guest = a_guest(coordination, scoped, "attribution")

    remove_guest(actor=coordination, guest=guest)

    assert not Guest.objects.exists()
    assert not GuestConsent.objects.exists()
    assert Entry.objects.filter(deed="removed", subject="guest").count() == 1


def test_capability_P8_it_is_told_of_whom_a_consent_is_missing(
    scoped, coordination, webinars, django_assert_num_queries
):
    recorded = add_part(webinars[0], may_be_recorded=True)
    hidden = add_part(webinars[0], "chatham_house")
    guest = a_guest(coordination, scoped, places=[(webinars[0], recorded)])
    a_guest(coordination, scoped, email="", places=[(webinars[0], hidden)])
    a_guest(coordination, scoped, "attribution", email="", kind="counterpart")

    missing = {row.guest.pk: list(row.purposes) for row in guests_lacking_consent(scoped)}

    assert missing[guest.pk] == ["recording", "attribution"]
    assert sorted(missing.values()) == [["publication"], ["recording", "attribution"]]
    agree(guest, "recording", "attribution")
    assert guest.pk not in {row.guest.pk for row in guests_lacking_consent(scoped)}


def test_capability_P8_speakers_are_counted_by_country_sector_and_sex_with_the_unknown(scoped, coordination):
    a_guest(coordination, scoped, sector="government")
    a_guest(coordination, scoped, email="", country="UY")
    a_guest(coordination, scoped, email="", kind="counterpart")
    Guest.objects.filter(country="UY").update(sex="woman")

    speakers = speakers_by(scoped)

    assert speakers.total == 2
    assert speakers.countries == {"PE": 1, "UY": 1}
    assert speakers.sectors == {"government": 1, "": 1}
    assert speakers.sexes == {"woman": 1, "": 1}


def test_the_consents_of_one_and_of_many_guests_take_the_same_queries(
    scoped, coordination, webinars, django_assert_num_queries
):
    part = add_part(webinars[0])
    for number in range(6):
        a_guest(coordination, scoped, email="", places=[(webinars[0], part), (webinars[1], None)])
        if number in (0, 5):
            with django_assert_num_queries(6):
                guests_lacking_consent(scoped)
