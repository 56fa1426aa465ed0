"""The example cycle tells the truth of its own pack, on both databases."""

from collections import Counter

import pytest
from django.apps import apps
from django.db.models import DateTimeField
from django.test import Client

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.example.loading import load_example
from tinkuy.example.pack import example_pack
from tinkuy.hub.recommendation_page.facts import best_version, facts_of, versions_with
from tinkuy.hub.recommendation_page.steps import lead_of, steps_of
from tinkuy.journal.models import Entry
from tinkuy.planning.carried_points.models import CarriedPoint
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.decisions.queries import board
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.tasks.models import Task
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.queries import summary_of
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.translations.queries import source_of, standing_against
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding, Validation


@pytest.fixture(scope="module")
def truth() -> dict:
    return example_pack().truth


def test_capability_C12_attendance_is_that_of_the_five_reports(example, truth):
    attendance = attendance_of(example)

    assert list(attendance.persons.values()) == [238, 221, 207, 196, 189]
    assert list(attendance.persons.values()) == [session["persons"] for session in truth["sessions"]]
    assert attendance.reach == truth["came_at_least_once"] == 328
    assert attendance.registered == 412


def test_capability_C12_flows_are_those_of_the_pack_in_the_whole_and_by_country(example, truth):
    attendance = attendance_of(example)
    flows = [
        {"from": f.origin, "to": f.target, "stayed": f.stayed, "left": f.left, "new": f.new, "returned": f.returned}
        for f in attendance.flows
    ]

    assert flows == truth["flows"]
    for place, session in enumerate(truth["sessions"]):
        assert {country: row[place] for country, row in attendance.by_country.items()} == session["by_country"]


def test_invariant_07_nobody_is_left_unmatched_after_a_person_decided(example):
    assert attendance_of(example).unmatched == {1: 0, 2: 0, 3: 0, 4: 0, 5: 0}


def test_capability_S7_the_quotes_are_61_by_kind(example):
    assert Counter(Excerpt.objects.values_list("kind", flat=True)) == Counter(
        risk=17, good_practice=16, lesson=15, recommendation=13
    )


def test_capability_P3_eight_hooks_seven_of_them_picked_up(example):
    assert Counter(Hook.objects.values_list("state", flat=True)) == Counter(resolved=7, dropped=1)


def test_capability_P6_five_decisions_four_of_them_taken_in_a_session_without_a_count(example):
    decisions = {
        one.decision.label: (one.state.value, one.consented, one.country_count, one.consented_in_words)
        for one in board(example)
    }

    assert decisions == {
        "D1": ("adopted", None, None, 0),
        "D2": ("adopted", None, None, 0),
        "D3": ("adopted", None, None, 0),
        "D4": ("with_condition", None, None, 1),
        "D5": ("adopted", 10, 10, 0),
    }
    assert {one.decision.second for one in board(example)} == {4810, 4650, 4760, 3370, None}


def test_capability_P6_every_task_of_the_pack_is_there_and_done_on_its_day(example):
    rows = {row["text"] + row["owner"]: row.get("done") for row in example_pack().cycle["tasks"]}
    done = [task.done_at.date().isoformat() if task.done_at else None for task in Task.objects.order_by("id")]

    assert done == list(rows.values())


def test_capability_S11_countries_validated_the_findings(example):
    assert Finding.objects.count() == 17
    assert Validation.objects.count() == len(example_pack().cycle["validations"])


def test_capability_R1_thirty_four_agreements_twelve_in_practice(example):
    summary = summary_of(example)

    assert (summary.agreed_or_further, summary.in_practice) == (34, 12)


def test_capability_R11_the_path_of_one_recommendation_is_told_to_the_fifteenth_of_december(example):
    printed = versions_with(Finding.objects.get(kind="recommendation", number=3).public_id)
    facts = facts_of(printed, best_version(printed, "es"), is_team=False)
    steps = steps_of(facts)

    assert facts.hook
    assert facts.hook.hook.label == "H2"
    assert any("116" in line for line in lead_of(steps))
    assert {step.name: step.on and step.on.isoformat() for step in steps} == {
        "asked": "2020-06-04",
        "answered": "2020-07-02",
        "written": "2020-07-31",
        "validated": "2020-08-04",
        "published": "2020-08-28",
        "answers": "2020-08-31",
        "done": "2020-09-28",
        "verified": "2020-11-20",
        "adopted": "2020-11-27",
        "next": "2021-03-11",
    }


def test_capability_R7_the_next_cycle_of_the_example_asks_again_what_was_left_open(example):
    """Eight of fourteen points are taken over, two are left with a word, and four are still to be decided."""
    begun = Cycle.objects.get(previous=example)
    points = CarriedPoint.objects.with_scope(cycle=begun)

    assert (begun.is_example, begun.is_announced, begun.now()) == (True, True, example.now())
    assert Counter(points.values_list("decision", flat=True)) == Counter(taken=8, left=2)
    first = points.get(kind="recommendation", target__ordinal=1)
    assert first.key == Finding.objects.get(kind="recommendation", number=3).public_id
    html = Client().get(f"/es/recommendations/{first.key}/").text
    assert ("El próximo ciclo pregunta" in html, f'href="/es/c/{begun.slug}/' in html) == (True, True)
    page = Client().get(f"/es/c/{begun.slug}/").text
    assert ("Cruzar sin perder la atención" in page, "atos de ejemplo" in page) == (True, True)


def test_capability_R1_two_ministries_of_the_example_answered_by_the_link_of_a_mail(example):
    by_link = Response.objects.exclude(answer="").values_list("country", "answer", "state")

    assert sorted(by_link) == [("BO", "accepted", "agreed"), ("EC", "accepted", "in_practice")]


def test_capability_U1_the_sheet_is_published_with_the_words_of_the_original(example):
    version = SheetVersion.objects.get(sheet__kind="subject", language="es")
    pack = example_pack().cycle["sheet"]

    assert version.content["summary"] == pack["summary"]
    assert [item["text"] for item in version.content["lessons"]] == [row["text"] for row in pack["lessons"]]


FOLLOWED = "saíram destas recomendações"


def test_capability_U8_its_two_sheets_are_read_in_two_languages_and_a_correction_asks_one_paragraph_again(example):
    versions = SheetVersion.objects.order_by("pk").values_list("sheet__kind", "language", "number")
    assert list(versions) == [
        *(("subject", "es", 1), ("subject", "pt-br", 1)),
        *(("method", "es", 1), ("method", "pt-br", 1), ("method", "es", 2)),
    ]
    subject, method = (standing_against(one, source_of(one.sheet)) for one in SheetTranslation.objects.order_by("pk"))

    assert subject.is_complete
    assert [one.segment.field for one in method.pending] == ["lessons.ML-2.text", "changes"]
    on_subject, on_method = (Client().get(f"/pt-br/hub/{one}-trata-covid-19/").text for one in ("ficha", "metodo"))
    assert "Sem casos nem nomes" in on_subject
    assert "já está na versão 2" in on_method
    assert (FOLLOWED in on_subject, FOLLOWED in on_method) == (True, False), "nobody was asked about the latter's"


def test_names_and_addresses_stand_nowhere_in_clear(example):
    rows = [bytes(row) for row in Registration.objects.values_list("sealed_email", flat=True)]
    rows += [bytes(row) for row in Presence.objects.values_list("sealed_email", flat=True)]

    assert rows
    assert not any(b"example.org" in row for row in rows)


def test_nothing_of_the_example_happened_after_the_moment_at_which_its_clock_stands(example):
    entries = Entry.objects.filter(cycle=example.public_id, at__gt=example.now()).count()
    ahead = {"journal.Entry.at": entries} if entries else {}
    for model in apps.get_models():
        if model.__module__.startswith("tinkuy.") and "cycle" in {field.name for field in model._meta.fields}:
            for field in model._meta.fields:
                if isinstance(field, DateTimeField):
                    later = model._base_manager.filter(cycle=example, **{f"{field.name}__gt": example.now()})
                    if rows := later.count():
                        ahead[f"{model._meta.label}.{field.name}"] = rows

    assert ahead == {}


def test_what_the_example_cycles_say_of_themselves_stands_in_three_languages(example, live_example):
    words = ("title", "guiding_question", "audience", "purpose")

    assert {
        f"{cycle.slug} {name}": sorted(getattr(cycle, name))
        for cycle in (example, live_example, Cycle.objects.get(previous=example))
        for name in words
        if sorted(getattr(cycle, name)) != ["en", "es", "pt-br"]
    } == {}


def test_the_example_is_loaded_once(example):
    assert load_example() == {}
