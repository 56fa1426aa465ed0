"""Of two institutions one is made: what pointed to one points to the other, after the effect was shown."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation
from tinkuy.planning.account.actions import describe_oneself
from tinkuy.planning.institutions.actions import merge_institutions

PAGE = "/es/team/institutions/"


@pytest.fixture
def pair(make_institution):
    return make_institution("Defensoria"), make_institution("Defensoría del Pueblo")


def test_what_pointed_to_one_points_to_the_other(administrator, coordination, register_for, pair):
    gone, stays = pair
    coordination.organisation = gone
    coordination.save()
    registration = register_for(gone)

    merge_institutions(actor=administrator, institution=gone, into=stays)

    for row in (coordination, registration):
        row.refresh_from_db()
        assert row.organisation == stays
    assert list(Organisation.objects.all()) == [stays]


def test_the_journal_keeps_who_merged_what(administrator, pair):
    gone, stays = pair

    merge_institutions(actor=administrator, institution=gone, into=stays)

    entry = Entry.objects.get(deed="merged institutions")
    assert (entry.actor, entry.subject_id) == (administrator, str(stays.pk))
    assert entry.details == {"name": "Defensoría del Pueblo", "former": "Defensoria"}


def test_who_does_not_keep_the_hub_merges_nothing(coordination, scoped, pair):
    with pytest.raises(Refused):
        merge_institutions(actor=coordination, institution=pair[0], into=pair[1])
    assert Organisation.objects.count() == 2


def test_an_institution_is_not_merged_with_itself_nor_with_one_of_another_country(
    administrator, pair, make_institution
):
    foreign = make_institution("Defensoría", country="UY")

    with pytest.raises(Refused, match="Elija otra"):
        merge_institutions(actor=administrator, institution=pair[0], into=pair[0])
    with pytest.raises(Refused, match="dos países"):
        merge_institutions(actor=administrator, institution=pair[0], into=foreign)


def test_two_are_merged_once(administrator, pair):
    gone, stays = pair
    same = Organisation.objects.get(pk=gone.pk)
    merge_institutions(actor=administrator, institution=gone, into=stays)

    with pytest.raises(Refused, match="Revise el directorio"):
        merge_institutions(actor=administrator, institution=same, into=stays)


def test_who_chose_one_that_was_merged_meanwhile_is_told_so(administrator, observer, pair):
    gone, stays = pair
    chosen = Organisation.objects.get(pk=gone.pk)
    merge_institutions(actor=administrator, institution=gone, into=stays)

    with pytest.raises(Refused, match="acaba de unir «Defensoria» con otra institución"):
        describe_oneself(person=observer, name="Marta Quispe", language="es", organisation=chosen)


def test_the_effect_is_shown_before_it_is_done(signed_in, administrator, coordination, pair):
    gone, stays = pair
    coordination.organisation = gone
    coordination.save()
    client = signed_in(administrator)
    page = f"{PAGE}{gone.pk}/merge/"

    shown = client.get(page, {"into": "defensoria del pueblo"})

    assert shown.status_code == 200
    assert "1 cuenta del equipo" in shown.content.decode()
    assert Organisation.objects.count() == 2
    sent = {"into": stays.name, "into_asked": stays.name, "into_answer": stays.slug}
    assert client.post(page, sent).status_code == 302
    assert list(Organisation.objects.all()) == [stays]


def test_two_of_the_same_name_are_told_apart_by_the_page(signed_in, administrator, make_institution):
    gone, one, two = make_institution("Otra"), make_institution("Ministerio"), make_institution("Ministerio")
    client, page = signed_in(administrator), f"{PAGE}{gone.pk}/merge/"

    answer = client.get(page, {"into": "Ministerio"})

    assert answer.status_code == 422
    assert f'value="{one.slug}"' in answer.content.decode()
    sent = {"into": "Ministerio", "into_asked": "Ministerio", "into_answer": two.slug}
    assert client.post(page, sent).status_code == 302
    assert set(Organisation.objects.all()) == {one, two}


def test_a_refused_merge_says_why_and_offers_no_button(signed_in, administrator, pair, make_institution):
    foreign = make_institution("Institución de otro país", country="UY")

    page = signed_in(administrator).get(f"{PAGE}{pair[0].pk}/merge/", {"into": foreign.name}).content.decode()

    assert "dos países" in page
    assert "Unirlas" not in page
