"""Capability U7: a DOI where the hub has an account at DataCite, registered by the worker and kept true."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.outgoing import fetching
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.journal.models import Entry
from tinkuy.publication.dois.actions import AccountDetails, ask_for_doi, remove_doi_account, set_doi_account
from tinkuy.publication.dois.models import DoiAccount, DoiState, SheetDoi
from tinkuy.publication.dois.registering import MOST_ATTEMPTS, register_dois
from tinkuy.publication.dois.tests.datacite import ACCOUNT, DROP, PREFIX, SILENCE
from tinkuy.publication.records.models import CatalogueRecord
from tinkuy.publication.sheets.models import SheetVersion

DETAILS = AccountDetails("datacite", ACCOUNT[0], PREFIX, ACCOUNT[1])


def minutes_later(minutes: float, since: datetime | None = None) -> int:
    with clock.at((since or clock.now()) + timedelta(minutes=minutes)):
        return register_dois()


def test_capability_U7_a_press_asks_for_a_doi_and_the_worker_registers_it_once(
    datacite, account, public_sheet, hub_editor
):
    row = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    assert (row.state, datacite.requests) == (DoiState.ASKED, 0), "nothing is asked by a request"
    with pytest.raises(Refused, match="ya está pedido"):
        ask_for_doi(actor=hub_editor, sheet=public_sheet)

    assert register_dois() == 1
    assert minutes_later(1) == 0, "what DataCite has already is not sent again"

    row.refresh_from_db()
    assert (row.state, row.is_printed, datacite.requests) == (DoiState.REGISTERED, True, 1)
    assert datacite.states == {row.doi: "findable"}
    metadata = datacite.dois[row.doi]
    assert metadata["url"] == SheetVersion.objects.get().content["address"]
    assert metadata["titles"][0]["title"] == "Trata de personas en tiempos de la COVID-19"
    assert Entry.objects.filter(deed="registered the DOI of", subject="sheet").count() == 1


@pytest.mark.parametrize("answer", [DROP, SILENCE])
def test_capability_U7_an_answer_that_is_lost_makes_no_second_doi(
    datacite, account, public_sheet, hub_editor, answer, monkeypatch
):
    """What a worker that is killed after its request leaves, too: DataCite has the DOI, and nobody here knows."""
    monkeypatch.setattr(fetching, "SECONDS", 1)
    row = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    datacite.answers = [answer]
    assert register_dois() == 0
    row.refresh_from_db()
    assert (row.state, row.attempts, list(datacite.dois)) == (DoiState.ASKED, 1, [row.doi])

    assert register_dois() == 0, "its wait is not over"
    assert minutes_later(6) == 1

    row.refresh_from_db()
    assert (row.state, row.attempts, list(datacite.dois)) == (DoiState.REGISTERED, 0, [row.doi])


def test_capability_U7_a_service_that_is_down_is_asked_for_a_day_and_then_given_up(
    datacite, account, public_sheet, hub_editor
):
    row = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    datacite.answers, began = [500, 503, 429, *[500] * 20], clock.now()

    for day in range(MOST_ATTEMPTS + 3):
        minutes_later(1440 * day + 1, began)

    row.refresh_from_db()
    assert (row.state, row.fault, datacite.requests) == (DoiState.REJECTED, SheetDoi.UNREACHABLE, MOST_ATTEMPTS)
    datacite.answers = []
    ask_for_doi(actor=hub_editor, sheet=public_sheet)
    assert register_dois() == 1


def test_capability_U7_a_refusal_is_told_in_the_words_of_datacite(
    datacite, account, open_cycle, administrator, hub_editor
):
    sheet = version_of(open_cycle, published_on="").sheet
    row = ask_for_doi(actor=hub_editor, sheet=sheet)
    register_dois()
    row.refresh_from_db()
    assert row.state == DoiState.REJECTED
    assert "'publicationYear' is a required property" in row.fault
    assert datacite.dois == {}

    set_doi_account(actor=administrator, details=AccountDetails("datacite", ACCOUNT[0], PREFIX, "otra"))
    register_dois()
    row.refresh_from_db()
    assert row.fault == "Bad credentials."
    assert "otra" not in str(SheetDoi.objects.values().get())


def test_capability_U7_another_version_and_language_are_told_and_a_retired_sheet_keeps_its_doi(
    datacite, registered, open_cycle
):
    version_of(open_cycle, number=2, title="Trata: título corregido", changes="Se corrige.")
    version_of(open_cycle, number=2, language="pt-br", title="Tráfico de pessoas")

    assert minutes_later(1) == 1

    metadata = datacite.dois[registered.doi]
    assert [one["title"] for one in metadata["titles"]] == ["Trata: título corregido", "Tráfico de pessoas"]
    assert metadata["titles"][1]["titleType"] == "TranslatedTitle"
    assert metadata["version"] == "2"
    with clock.at(clock.now() + timedelta(minutes=2)):
        retire(SheetVersion.objects.filter(number=2).first(), "Se retira por un error.")
    assert minutes_later(3) == 1
    assert (datacite.states, len(datacite.dois)) == ({registered.doi: "registered"}, 1)
    assert (metadata["subjects"], metadata["geoLocations"], metadata["contributors"]) == ([], [], [])
    assert [one["description"] for one in metadata["descriptions"]] == ["Se retira por un error."]


def test_capability_U7_a_sheet_that_was_retired_while_datacite_was_away_is_hidden_once_it_answers(
    datacite, account, public_sheet, hub_editor
):
    """Nobody can press for it: such a sheet is no more on the hub."""
    registered = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    assert register_dois() == 1
    datacite.answers, began = [500] * MOST_ATTEMPTS, clock.now()
    with clock.at(began + timedelta(minutes=1)):
        retire(SheetVersion.objects.get(), "Se retira: nombraba a una persona.")
    for day in range(MOST_ATTEMPTS):
        minutes_later(1440 * day + 2, began)
    registered.refresh_from_db()
    assert registered.fault == SheetDoi.UNREACHABLE
    assert datacite.states == {registered.doi: "findable"}

    assert minutes_later(1440 * MOST_ATTEMPTS + 1, began) == 0, "it is told once a day"
    assert minutes_later(1440 * MOST_ATTEMPTS + 3, began) == 1

    registered.refresh_from_db()
    assert (registered.fault, datacite.states) == ("", {registered.doi: "registered"})


@pytest.mark.parametrize("minutes", [6, 1440 * MOST_ATTEMPTS])
def test_capability_U7_what_is_retired_before_its_lost_answer_is_known_is_hidden_too(
    datacite, account, public_sheet, hub_editor, minutes
):
    """Also where DataCite was given up: the request that it wrote was the first of a day."""
    row = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    datacite.answers, began = [DROP, *[500] * (MOST_ATTEMPTS - 1)], clock.now()
    for day in range(1 if minutes == 6 else MOST_ATTEMPTS):
        minutes_later(1440 * day, began)
    assert datacite.states == {row.doi: "findable"}
    datacite.answers = []

    with clock.at(began + timedelta(minutes=minutes)):
        retire(public_sheet.versions.first())
    minutes_later(minutes + 1, began)

    assert datacite.states == {row.doi: "registered"}
    assert not SheetDoi.objects.exists(), "no press ever knew of it"


def test_capability_U7_a_theme_that_becomes_sensitive_hides_its_doi(datacite, registered, open_cycle):
    type(open_cycle).objects.filter(pk=open_cycle.pk).update(is_sensitive=True)
    assert minutes_later(1) == 1
    assert datacite.states == {registered.doi: "registered"}
    metadata = datacite.dois[registered.doi]
    assert (metadata["descriptions"], metadata["subjects"], metadata["geoLocations"]) == ([], [], [])
    with clock.at(clock.now() + timedelta(minutes=2)):
        version_of(open_cycle, number=2, title="Otro título")
    assert minutes_later(3) == 0, "of a sensitive theme nothing is told that was written later"
    assert "Otro título" not in str(metadata)


def test_capability_U7_what_may_not_be_known_for_ever_is_never_sent(datacite, account, public_sheet, hub_editor):
    SheetVersion.objects.update(is_example=True)
    with pytest.raises(Refused, match="del ejemplo"):
        ask_for_doi(actor=hub_editor, sheet=public_sheet)
    SheetVersion.objects.update(is_example=False)
    public_sheet.cycle.is_sensitive = True
    with pytest.raises(Refused, match="sensible"):
        ask_for_doi(actor=hub_editor, sheet=public_sheet)
    public_sheet.cycle.is_sensitive = False
    row = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    retire(public_sheet.versions.first())
    assert register_dois() == 0
    assert (datacite.requests, SheetDoi.objects.filter(pk=row.pk).exists()) == (0, False)
    with pytest.raises(Refused, match="está en el hub"):
        ask_for_doi(actor=hub_editor, sheet=public_sheet)


def test_capability_U7_new_sheets_are_registered_at_publication_where_that_is_wished(
    datacite, account, administrator, open_cycle
):
    former = version_of(open_cycle, slug="anterior").sheet
    assert register_dois() == 0
    details = AccountDetails("datacite", ACCOUNT[0], PREFIX, registers_new=True)
    with clock.at(datetime(2026, 9, 1, 12, tzinfo=UTC)):
        set_doi_account(actor=administrator, details=details)
    SheetVersion.objects.filter(sheet=former).update(published_at=datetime(2026, 8, 1, tzinfo=UTC))
    new = version_of(open_cycle, slug="nueva").sheet
    SheetVersion.objects.filter(sheet=new).update(published_at=datetime(2026, 9, 2, tzinfo=UTC))

    assert register_dois() == 1

    assert list(SheetDoi.objects.values_list("sheet__slug", "state")) == [("nueva", "registered")]


def test_capability_U7_what_waits_moves_with_the_account_to_another_service(
    datacite, account, administrator, public_sheet, hub_editor
):
    row = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    datacite.answers = [503]
    assert register_dois() == 0

    details = AccountDetails("test", ACCOUNT[0], PREFIX, ACCOUNT[1])
    set_doi_account(actor=administrator, details=details)

    assert register_dois() == 1, "nobody presses again"
    moved = SheetDoi.objects.get()
    assert (row.service, moved.service, moved.attempts, moved.asked_by) == ("datacite", "test", 0, hub_editor)
    set_doi_account(actor=administrator, details=DETAILS)
    assert SheetDoi.objects.get().service == "test", "what is registered stays where it is until somebody asks"


def test_capability_U7_a_doi_whose_answer_was_lost_is_asked_for_by_its_own_name_when_the_account_moves(
    datacite, account, administrator, public_sheet, open_cycle, hub_editor
):
    """It may stand at DataCite for good: a second one of another prefix would be printed instead of it."""
    written = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    datacite.answers = [DROP]
    register_dois()
    assert datacite.states == {written.doi: "findable"}
    unwritten = ask_for_doi(actor=hub_editor, sheet=version_of(open_cycle, slug="otra").sheet)
    datacite.answers = [503]
    register_dois()

    datacite.prefix = "10.5073"
    set_doi_account(actor=administrator, details=replace(DETAILS, prefix=datacite.prefix))
    datacite.answers = [503]
    assert register_dois() == 0, "what DataCite has is not known yet"
    assert set(SheetDoi.objects.values_list("doi", flat=True)) == {written.doi, unwritten.doi}
    with pytest.raises(Refused, match="ya está pedido"):
        ask_for_doi(actor=hub_editor, sheet=public_sheet)
    assert minutes_later(6) == 2

    states = {written.doi: "findable", unwritten.doi.replace("10.5072", "10.5073"): "findable"}
    assert datacite.states == states, "no second one of what is there"
    assert dict(SheetDoi.objects.values_list("doi", "state")) == dict.fromkeys(states, "registered")
    assert CatalogueRecord.objects.get(sheet=public_sheet).doi == written.doi
    assert minutes_later(7) == 0


def test_capability_U7_a_password_goes_to_no_other_account_and_with_the_account(account, administrator, hub_editor):
    assert ACCOUNT[1].encode() not in bytes(account.sealed_password)
    for other in (
        AccountDetails("test", ACCOUNT[0], PREFIX),
        AccountDetails("datacite", "OTRA.CUENTA", PREFIX),
        AccountDetails("datacite", ACCOUNT[0], "11.5072"),
    ):
        with pytest.raises(Refused):
            set_doi_account(actor=administrator, details=other)
    with pytest.raises(Refused):
        set_doi_account(actor=hub_editor, details=DETAILS)
    remove_doi_account(actor=administrator)
    assert not DoiAccount.objects.exists()
    assert register_dois() == 0
