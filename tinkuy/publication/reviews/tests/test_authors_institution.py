"""An author whose account names no institution passes for nobody's: it is asked for as the sheet goes to its peers."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.desk.due.sheets import sheets_in_hand
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.account.closing import close_account
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import NewInstitution, merge_institutions
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.reviews.tests.test_no_institution import named
from tinkuy.publication.reviews.tests.test_review_table import text_of
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.actions import approve_sheet
from tinkuy.publication.versions.tests.steps import review, review_twice, with_house

SHEET = "/es/team/c/ciclo-de-prueba/sheet/"


def without_institution(person: Person) -> Person:
    Person.objects.filter(pk=person.pk).update(organisation=None)
    person.refresh_from_db()
    return person


def of_house(person: Person, house: Organisation) -> Person:
    Person.objects.filter(pk=person.pk).update(organisation=house)
    person.refresh_from_db()
    return person


@pytest.fixture
def writer(sheet, systematisation) -> Person:
    """Wrote the sheet, and names no institution."""
    return without_institution(systematisation)


@pytest.fixture
def open_theme(scoped) -> None:
    Cycle.objects.filter(pk=scoped.pk).update(is_sensitive=False)
    scoped.refresh_from_db()


def state_of(sheet: Sheet) -> str:
    return Sheet.objects.get(pk=sheet.pk).state


def test_capability_U3_an_author_names_their_institution_as_the_sheet_is_sent(open_theme, sheet, writer, signed_in):
    browser = signed_in(writer)
    assert "Su institución" in text_of(browser.get(SHEET))

    answer = browser.post(f"{SHEET}submit/", named("Universidad del Sur"))

    assert (answer.status_code, answer.headers["Location"]) == (302, SHEET)
    writer.refresh_from_db()
    assert (writer.organisation.name, writer.organisation.country) == ("Universidad del Sur", "CL")
    assert state_of(sheet) == "in_review"
    assert Entry.objects.get(deed="described themselves").details["changed"] == ["organisation"]


def test_capability_U3_an_author_who_names_none_is_refused_and_loses_nothing(open_theme, sheet, writer, signed_in):
    why = {"": "Falta «Su institución».", "Nadie la conoce": "«Nadie la conoce» no está en el directorio"}

    for name, sentence in why.items():
        answer = signed_in(writer).post(f"{SHEET}submit/", {"organisation": name})

        assert answer.status_code == 422
        assert sentence in text_of(answer)
        assert f'name="organisation" value="{name}"' in answer.text or not name

    assert state_of(sheet) == "draft"


def test_a_sheet_that_cannot_be_sent_any_more_says_why_on_its_page(open_theme, sheet, writer, signed_in):
    browser = signed_in(writer)
    browser.post(f"{SHEET}submit/", named("Universidad del Sur"))

    again = browser.post(f"{SHEET}submit/", {})

    assert again.status_code == 422
    assert 'id="errors"' in again.text


def test_capability_U3_the_editor_asks_for_it_in_the_form_that_sends_the_sheet(open_theme, sheet, writer, signed_in):
    browser, page = signed_in(writer), f"{SHEET}edit/es/"
    asked = browser.get(page)
    sent = {
        name: field.value()
        for name in asked.context["form"].fields
        if (field := asked.context["form"][name]).value() not in (None, "")
    }
    assert 'name="organisation"' in asked.text

    refused = browser.post(f"{page}submit/", sent | {"title": "Otro título", "organisation": ""})
    assert refused.status_code == 422
    assert "Falta «Su institución»." in text_of(refused)
    assert "Otro título</textarea>" in refused.text
    assert Sheet.objects.get().drafts["es"]["title"] != "Otro título"

    done = browser.post(f"{page}submit/", sent | {"title": "Otro título"} | named("Universidad del Sur"))
    assert done.status_code == 302
    assert (state_of(sheet), Sheet.objects.get().drafts["es"]["title"]) == ("in_review", "Otro título")
    writer.refresh_from_db()
    assert writer.organisation.name == "Universidad del Sur"


def test_capability_U3_a_refused_sheet_makes_no_institution(open_theme, sheet, writer, hub_editor):
    sheet.authors.add(hub_editor)

    with pytest.raises(Refused, match="Falta la institución en la cuenta de: Edición del hub"):
        submit_sheet(actor=writer, sheet=sheet, organisation=NewInstitution("Universidad del Sur", "academia", "CL"))

    assert not Organisation.objects.filter(name="Universidad del Sur").exists()
    assert state_of(sheet) == "draft"


def test_capability_U3_a_peer_of_the_house_that_the_author_names_is_no_independent_one(sheet, writer, peers):
    submit_sheet(actor=writer, sheet=sheet, organisation=peers[0].organisation)

    with pytest.raises(Refused, match="organizaciones distintas de las de sus autores"):
        review(sheet, peers[0])


def test_capability_U3_who_approves_waits_for_an_author_who_names_none_any_more(
    reviewed, systematisation, focal_point_pe
):
    without_institution(systematisation)

    with pytest.raises(Refused, match="Falta la institución en la cuenta de: Gestión del conocimiento"):
        approve_sheet(actor=focal_point_pe, sheet=reviewed)


def test_capability_U3_in_a_sensitive_cycle_the_coordination_alone_adds_to_the_common_directory(
    scoped, sheet, writer, coordination
):
    wanted = NewInstitution("Universidad del Sur", "academia", "CL")
    assert sheet.cycle.is_sensitive
    with pytest.raises(Refused, match="solo la coordinación puede agregar «Universidad del Sur»"):
        submit_sheet(actor=writer, sheet=sheet, organisation=wanted)

    with_house(writer)
    submit_sheet(actor=coordination, sheet=sheet, organisation=wanted)

    assert Organisation.objects.get(name="Universidad del Sur").country == "CL"


def test_capability_U3_of_two_old_pages_the_second_is_told_that_its_institution_is_not_stored(
    sheet, writer, peers, signed_in
):
    of_house(writer, peers[1].organisation)

    answer = signed_in(writer).post(f"{SHEET}submit/", {"organisation": peers[0].organisation.name})

    assert answer.status_code == 422
    assert f"Su cuenta ya indica «{peers[1].organisation.name}»" in text_of(answer)
    assert state_of(sheet) == "draft"
    again = signed_in(writer).post(f"{SHEET}submit/", {"organisation": peers[1].organisation.name})
    assert again.status_code == 302


def test_capability_U3_an_author_who_closes_their_account_goes_on_counting(
    in_review, systematisation, peers, hub_editor
):
    review_twice(in_review, peers)
    of_house(systematisation, peers[0].organisation)
    assert len(rules.favourable_reviews(in_review, drafts_hash(in_review))) == 1

    close_account(actor=systematisation, person=systematisation)

    assert [one.person for one in rules.favourable_reviews(in_review, drafts_hash(in_review))] == [peers[1]]
    assert rules.is_of_an_authors_organisation(peers[0], in_review)
    (due,) = sheets_in_hand({in_review.cycle_id: in_review.cycle})
    assert peers[0].pk not in due.persons


def test_capability_U3_a_peer_who_moved_to_the_authors_house_and_closes_their_account_counts_no_more(
    in_review, systematisation, peers
):
    review_twice(in_review, peers)
    of_house(peers[0], systematisation.organisation)

    close_account(actor=peers[0], person=peers[0])

    assert [one.person for one in rules.favourable_reviews(in_review, drafts_hash(in_review))] == [peers[1]]


def test_capability_U3_a_peer_of_another_house_who_closes_their_account_goes_on_counting(in_review, peers):
    review_twice(in_review, peers)

    close_account(actor=peers[0], person=peers[0])

    assert rules.is_reviewed(in_review, drafts_hash(in_review))


def test_capability_U3_what_a_closed_account_named_follows_a_merge(in_review, systematisation, peers, hub_editor):
    review_twice(in_review, peers)
    house = peers[0].organisation
    close_account(actor=peers[0], person=peers[0])
    twin = Organisation.objects.create(slug="gemela", name="Gemela", sector="government", country="CL")
    of_house(systematisation, twin)

    merge_institutions(actor=hub_editor, institution=house, into=twin)

    assert not rules.is_reviewed(in_review, drafts_hash(in_review))


def test_capability_U3_a_closed_account_that_is_restored_by_an_old_copy_keeps_it_again(in_review, peers):
    from tinkuy.planning.account.closing import close_accounts_again

    review_twice(in_review, peers)

    assert close_accounts_again(lambda public_id: public_id == peers[0].public_id) == 1

    given = in_review.reviews.get(person=peers[0])
    assert [one.organisation for one in given.former_institutions.all()] == [peers[0].organisation]


def typed_fields(page) -> dict[str, str]:
    """What the editor's page would send as it stands."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}


def test_capability_U3_plain_saving_keeps_the_institution_that_was_named(open_theme, sheet, writer, signed_in):
    browser, page = signed_in(writer), f"{SHEET}edit/es/"
    sent = typed_fields(browser.get(page)) | {"title": "Otro título"}

    unknown = browser.post(page, sent | {"organisation": "Nadie la conoce"})
    assert unknown.status_code == 422
    assert "«Nadie la conoce» no está en el directorio" in text_of(unknown)
    assert Sheet.objects.get().drafts["es"]["title"] != "Otro título"

    assert browser.post(page, sent | named("Universidad del Sur")).status_code == 302
    writer.refresh_from_db()
    assert (writer.organisation.name, Sheet.objects.get().drafts["es"]["title"]) == (
        "Universidad del Sur",
        "Otro título",
    )
    assert state_of(sheet) == "draft"


def test_capability_U3_plain_saving_asks_nobody_for_an_institution(open_theme, sheet, writer, signed_in):
    browser, page = signed_in(writer), f"{SHEET}edit/es/"

    assert browser.post(page, typed_fields(browser.get(page)) | {"organisation": ""}).status_code == 302

    writer.refresh_from_db()
    assert writer.organisation is None


def test_capability_U3_what_may_not_come_to_the_directory_is_told_and_nothing_is_saved(sheet, writer, signed_in):
    browser, page = signed_in(writer), f"{SHEET}edit/es/"
    sent = typed_fields(browser.get(page)) | {"title": "Otro título"} | named("Universidad del Sur")

    answer = browser.post(page, sent)

    assert answer.status_code == 422
    assert "solo la coordinación puede agregar «Universidad del Sur»" in text_of(answer)
    assert "No se guardó nada: sus palabras siguen abajo." in text_of(answer)
    assert "Otro título</textarea>" in answer.text
    assert Sheet.objects.get().drafts["es"]["title"] != "Otro título"
    assert not Organisation.objects.filter(name="Universidad del Sur").exists()


def test_capability_U3_a_finding_that_cannot_come_leaves_the_institution_on_the_page(
    open_theme, sheet, writer, signed_in
):
    browser, page = signed_in(writer), f"{SHEET}edit/es/"
    sent = (
        typed_fields(browser.get(page)) | {"title": "Otro título", "finding": "nothing"} | named("Universidad del Sur")
    )

    answer = browser.post(f"{page}bring/", sent)

    assert answer.status_code == 422
    assert 'name="organisation" value="Universidad del Sur"' in answer.text
    writer.refresh_from_db()
    assert writer.organisation is None
