"""Whose account names no institution passes for nobody's: the page of the review asks for it, in the same form."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.account.actions import describe_oneself
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import NewInstitution
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.actions import review_sheet
from tinkuy.publication.reviews.models import BegunReview, Review
from tinkuy.publication.reviews.tests.test_review_table import TABLE, checked, send, text_of
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.tests.steps import SCORES, review, review_twice

REMARK = "Falta decir cuántas personas se atendieron."
FILLED = {**SCORES, "efectiva-remark": REMARK, "verdict": "approve"}
NEW = {"organisation_answer": "create", "organisation_sector": "academia", "organisation_country": "CL"}


def named(name: str) -> dict[str, str]:
    """What the field sends of an institution that is to be made."""
    return {"organisation": name, "organisation_asked": name, **NEW}


@pytest.fixture
def peer(peers) -> Person:
    """Invited by mail, of no institution yet."""
    Person.objects.filter(pk=peers[0].pk).update(organisation=None)
    return Person.objects.get(pk=peers[0].pk)


@pytest.fixture
def open_theme(scoped) -> None:
    """Of a cycle whose theme is sensitive the coordination alone adds to the directory."""
    Cycle.objects.filter(pk=scoped.pk).update(is_sensitive=False)
    scoped.refresh_from_db()


@pytest.fixture
def house(systematisation) -> Organisation:
    """That of the author."""
    house = Organisation.objects.create(slug="casa", name="Ministerio del Interior", sector="government", country="PE")
    Person.objects.filter(pk=systematisation.pk).update(organisation=house)
    return house


def counted(sheet) -> list[Review]:
    return rules.favourable_reviews(sheet, drafts_hash(sheet))


def test_capability_U3_who_names_no_institution_names_it_with_the_review(open_theme, in_review, peer, signed_in):
    browser = signed_in(peer)
    assert "Quien revisa una ficha es de otra institución que sus autores. Quedará en su cuenta." in text_of(
        browser.get(TABLE)
    )

    answer = send(browser, {**FILLED, **named("Universidad del Sur")})

    assert answer.status_code == 302
    peer.refresh_from_db()
    assert (peer.organisation.name, peer.organisation.country) == ("Universidad del Sur", "CL")
    assert [one.person for one in counted(in_review)] == [peer]
    assert Entry.objects.get(deed="described themselves").details["changed"] == ["organisation"]
    assert 'name="organisation"' not in browser.get(TABLE).text, "it is asked once"


def test_capability_U3_who_names_no_institution_is_refused_and_loses_no_word(in_review, peer, house, signed_in):
    browser = signed_in(peer)
    send(browser, {**FILLED, "save": "script"})
    why = {
        "": "Falta «Su institución».",
        "Nadie la conoce": "«Nadie la conoce» no está en el directorio",
        house.name: "Alguien que escribió este texto es de esa institución: lo revisan otras personas.",
    }

    for name, sentence in why.items():
        answer = send(browser, {**FILLED, "organisation": name})

        assert answer.status_code == 422
        assert sentence in text_of(answer)
        assert f">{REMARK}</textarea>" in answer.text
        assert {code for code, _value in checked(answer.text)} >= {*SCORES, "verdict"}
        assert f'name="organisation" value="{name}"' in answer.text or not name

    peer.refresh_from_db()
    assert peer.organisation is None
    assert not Review.objects.exists()
    assert BegunReview.objects.get().typed["efectiva-remark"] == REMARK


def test_capability_U3_who_names_no_institution_makes_none_of_a_refused_review(in_review, peer, signed_in):
    answer = send(signed_in(peer), {**FILLED, "verdict": "request_changes", **named("Universidad del Sur")})

    assert answer.status_code == 422
    assert 'value="create" checked' in answer.text
    assert 'value="academia" selected' in answer.text
    assert not Organisation.objects.filter(name="Universidad del Sur").exists()


def test_capability_U3_who_names_no_institution_finds_what_was_typed_of_it(in_review, peer, signed_in):
    browser = signed_in(peer)

    stored = send(browser, {"efectiva": "2", **named("Universidad del Sur"), "save": "script"})
    rest = send(browser, {"efectiva": "2", **named("Universidad del Norte"), "rest": "3"})

    assert stored.status_code == 200
    assert 'value="Universidad del Norte"' in browser.get(TABLE).text
    assert 'value="academia" selected' in rest.text, "what was answered of it stands"


def test_capability_U3_who_names_no_institution_is_not_let_in_by_the_deed(in_review, peer):
    with pytest.raises(Refused, match="Nombre su institución") as refusal:
        review(in_review, peer)

    assert refusal.value.about == ("organisation",)


def test_capability_U3_who_names_no_institution_any_more_is_asked_though_the_page_was_older(in_review, peers):
    stale = Person.objects.get(pk=peers[0].pk)
    Person.objects.filter(pk=stale.pk).update(organisation=None)

    with pytest.raises(Refused, match="Nombre su institución"):
        review(in_review, stale)


def test_capability_U3_who_named_an_authors_institution_meanwhile_does_not_name_another(in_review, peer, house):
    Person.objects.filter(pk=peer.pk).update(organisation=house)

    with pytest.raises(Refused, match="organizaciones distintas de las de sus autores"):
        review_sheet(
            actor=peer,
            sheet=in_review,
            verdict="approve",
            scores=SCORES,
            organisation=NewInstitution("Universidad del Sur", "academia", "CL"),
        )


@pytest.mark.parametrize(
    ("name", "country", "is_house"),
    [
        ("Ministerio del interior.", "PE", True),
        ("MINISTERIO  DEL INTERIOR", "", True),
        ("«Ministerio del Interior»", "PE", True),
        ("Ministerio del Interior", "CL", False),
        ("Ministerio de Salud", "PE", False),
    ],
)
def test_capability_U3_who_names_no_institution_makes_no_second_row_of_an_authors(
    open_theme, in_review, peer, house, name, country, is_house
):
    wanted = NewInstitution(name, "government", country)
    facts = {"actor": peer, "sheet": in_review, "verdict": "approve", "scores": SCORES, "organisation": wanted}

    if is_house:
        with pytest.raises(Refused, match="Alguien que escribió este texto es de esa institución"):
            review_sheet(**facts)
    else:
        given = review_sheet(**facts)
        assert counted(in_review) == [given]


def test_capability_U3_a_second_row_of_an_authors_institution_that_was_made_before_lets_nobody_in(
    open_theme, in_review, peer, house
):
    describe_oneself(
        person=peer, name=peer.name, language="es", organisation=NewInstitution("Ministerio del Interior", "other")
    )

    with pytest.raises(Refused, match="organizaciones distintas de las de sus autores"):
        review(in_review, peer)


def test_capability_U3_a_review_of_who_names_no_institution_counts_once_they_name_it(in_review, peers):
    review_twice(in_review, peers)
    house = peers[0].organisation
    Person.objects.filter(pk=peers[0].pk).update(organisation=None)
    assert [one.person for one in counted(in_review)] == [peers[1]]

    peer = Person.objects.get(pk=peers[0].pk)
    describe_oneself(person=peer, name=peer.name, language="es", organisation=house)

    assert len(counted(in_review)) == 2


def test_capability_U3_the_review_of_a_closed_account_goes_on_counting(in_review, peers):
    review_twice(in_review, peers)
    Person.objects.filter(pk=peers[0].pk).update(organisation=None, is_active=False)

    assert rules.is_reviewed(in_review, drafts_hash(in_review))


def test_capability_U3_whoever_approves_reads_of_which_institution_each_peer_says_to_be(
    reviewed, peers, focal_point_pe, systematisation, signed_in
):
    page = "/es/team/c/ciclo-de-prueba/sheet/"

    assert peers[0].organisation.name in text_of(signed_in(focal_point_pe).get(page))
    assert peers[0].organisation.name not in text_of(signed_in(systematisation).get(page))


def test_capability_U3_in_a_sensitive_cycle_a_peer_adds_nothing_to_the_common_directory(in_review, peer, signed_in):
    assert in_review.cycle.is_sensitive

    answer = send(signed_in(peer), {**FILLED, **named("Universidad del Sur")})

    assert answer.status_code == 422
    assert "solo la coordinación puede agregar «Universidad del Sur»" in text_of(answer)
    assert f">{REMARK}</textarea>" in answer.text
    assert not Organisation.objects.filter(name="Universidad del Sur").exists()


def test_capability_U3_of_two_old_pages_the_second_is_told_that_its_institution_is_not_stored(
    in_review, peers, signed_in
):
    other = peers[1].organisation.name

    answer = send(signed_in(peers[0]), {**FILLED, "organisation": other})

    assert answer.status_code == 422
    assert f"Su cuenta ya indica «{peers[0].organisation.name}»" in text_of(answer)
    assert f">{REMARK}</textarea>" in answer.text
    assert not Review.objects.exists()
    assert send(signed_in(peers[0]), FILLED).status_code == 302


def test_capability_U3_of_two_pages_at_one_moment_the_second_is_refused_by_the_deed(in_review, peers):
    with pytest.raises(Refused, match="Su cuenta ya indica"):
        review_sheet(
            actor=peers[0], sheet=in_review, verdict="approve", scores=SCORES, organisation=peers[1].organisation
        )
