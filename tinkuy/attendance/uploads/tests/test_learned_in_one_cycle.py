"""P20: what is learned in one cycle changes nothing in another, byte by byte."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django_scopes import scope, scopes_disabled

from tinkuy.attendance.columns.actions import save_mapping
from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.matching.actions.decisions import match_presence
from tinkuy.attendance.matching.actions.verdicts import refuse_match
from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.reports.sandbox import sample_of
from tinkuy.attendance.tests.made import imported, line, registered, report
from tinkuy.attendance.uploads.queries.imports import report_for
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

UNKNOWN = b"Wer;Post;Poczatek;Koniec;Guest\nAna Paz;ana@example.org;2026-03-05 15:00;2026-03-05 16:30;x\n"
KNOWN = report(line("Rosa"), line("Rosita", "rosa@example.org"))
SWAPPED = {"name original name": "name", "email": "email", "join time": "leave", "leave time": "join"}
PAGES = ("unmatched/", "by-name/", "decisions/", "")
CHANGING = re.compile(r'(name="(?:csrfmiddlewaretoken|once)"[^>]*value=")[^"]*|nonce="[^"]*"')


@pytest.fixture
def other(db, coordination) -> Cycle:
    """Another cycle with the same coordination, a session of the same day and somebody of the same name."""
    cycle = Cycle(slug="otro-ciclo", title={"es": "Otro ciclo"}, state=CycleState.RUNNING)
    cycle.save()
    TeamRole.objects.create(cycle=cycle, person=coordination, role=Role.COORDINATION)
    with scope(cycle=cycle):
        webinar = Webinar.objects.create(
            cycle=cycle, ordinal=1, title={"es": "Uno"}, starts_at="2026-03-05T15:00Z", state=WebinarState.HELD
        )
        webinar.refresh_from_db()
        registered(cycle, "Rosa", "Ana")
        imported(coordination, webinar, line("Rosa"), line("Quién", "quien@example.org"))
    return cycle


def names_that_a_cycle_shows(browser, cycle: Cycle) -> list[object]:
    """How files are read in *cycle*, and what its pages say."""
    with scope(cycle=cycle):
        webinar = Webinar.objects.select_related("cycle").get()
        read: list[object] = []
        for data in (UNKNOWN, KNOWN):
            try:
                read.append(report_for(webinar, data, "informe.csv", "UTC"))
            except Refused as refusal:
                read.append(str(refusal))
    pages = [browser.get(f"/es/team/c/{cycle.slug}/attendance/{page}") for page in PAGES]
    assert [page.status_code for page in pages] == [200] * len(PAGES)
    return [*read, *(CHANGING.sub(r"\1", page.text) for page in pages)]


def learn(cycle: Cycle, webinar: Webinar, coordination) -> None:
    """Everything that can be said of files, accounts and matches in *cycle*."""
    rosa, ana = registered(cycle, "Rosa", "Ana")
    for data, columns in (
        (UNKNOWN, {"wer": "name", "post": "email", "poczatek": "leave", "koniec": "join", "guest": ""}),
        (KNOWN, SWAPPED),
    ):
        headers = [column.key for column in sample_of(data).columns]
        save_mapping(actor=coordination, cycle=cycle, headers=headers, columns=columns, language="")
    imported(coordination, webinar, line("Rosa"), line("Quién", "quien@example.org"))
    waiting, taken = Presence.objects.get(registration=None), Presence.objects.get(registration=rosa)
    match_presence(actor=coordination, presence=waiting, registration=ana, decision_read="")
    refuse_match(actor=coordination, presence=taken, registration=rosa)
    assert [model.objects.exists() for model in (ColumnMapping, NameAlias, NameVerdict)] == [True] * 3


def test_promise_P20_what_one_cycle_learns_changes_nothing_in_another(other, scoped, webinars, coordination, signed_in):
    browser = signed_in(coordination)
    before = names_that_a_cycle_shows(browser, other)

    learn(scoped, webinars[0], coordination)

    assert names_that_a_cycle_shows(browser, other) == before


def test_promise_P20_a_mapping_reads_files_of_its_own_cycle(scoped, webinars, coordination):
    headers = [column.key for column in sample_of(KNOWN).columns]
    mapping = save_mapping(actor=coordination, cycle=scoped, headers=headers, columns=SWAPPED, language="")

    assert report_for(webinars[0], KNOWN, "informe.csv", "UTC").mapping == mapping.public_id


def test_promise_P20_what_a_mapping_keeps_goes_with_the_names_of_its_cycle(scoped, webinars, coordination):
    registered(scoped, "Ana")
    save_mapping(actor=coordination, cycle=scoped, headers=["canario"], columns={"canario": "name"}, language="")
    assert "canario" not in str(ColumnMapping.objects.values().get())

    with clock.at(webinars[-1].ends_at + timedelta(days=31, hours=12)), scopes_disabled():
        erase_expired()

    assert not ColumnMapping.objects.exists()


@pytest.mark.one_database
def test_promise_P20_every_model_of_a_stage_belongs_to_a_cycle_or_says_why_not():
    """What a team says in a cycle is in rows that no other cycle can read."""
    unscoped = {
        app: {
            model.__name__
            for model in apps.get_app_config(app).get_models()
            if "cycle" not in {field.name for field in model._meta.get_fields()}
        }
        for app in ("convening", "attendance", "dialogue", "systematisation", "practice")
    }

    assert {app: names for app, names in unscoped.items() if names} == {"attendance": {"HeaderWord"}}
