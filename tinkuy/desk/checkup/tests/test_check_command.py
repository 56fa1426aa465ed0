"""`tinkuy check CYCLE`: the check-up in a terminal."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tinkuy.config.command import RENAMED, own_commands

from .planned import plan_in_order


@pytest.fixture
def plan(scoped, focal_point_pe, focal_point_uy):
    plan_in_order(scoped, {"PE": focal_point_pe, "UY": focal_point_uy})
    return scoped


def checked(*words: str) -> tuple[str, int]:
    """What is printed, and the exit code."""
    out = StringIO()
    try:
        call_command("check_up", *words, stdout=out)
    except SystemExit as leaving:
        return out.getvalue(), int(str(leaving.code))
    return out.getvalue(), 0


def test_capability_P8_of_a_cycle_in_order_it_says_so_and_leaves_with_0(plan):
    printed, code = checked(plan.slug, "--language", "en")

    assert code == 0
    assert "checks in order\n" in printed
    assert "http" not in printed


def test_capability_P8_what_is_to_be_solved_comes_first_with_its_address_and_leaves_with_1(plan):
    plan.purpose = {}
    plan.save()
    plan.team_roles.filter(country="UY").delete()

    printed, code = checked(plan.slug, "--language", "en")

    assert code == 1
    assert printed.index("To solve (1)\n✗ Uruguay has no focal point") < printed.index("Advice (")
    assert "/en/team/c/ciclo-de-prueba/plan/team/?country=UY#id_name" in printed
    assert "/en/team/c/ciclo-de-prueba/plan/edit/#id_purpose_es" in printed


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Uruguay no tiene referente local"), ("pt-br", "Uruguai não tem ponto focal"), ("", "no tiene")],
)
def test_capability_P8_it_speaks_the_language_asked_for_else_the_cycles(plan, language, words):
    plan.team_roles.filter(country="UY").delete()

    assert words in checked(plan.slug, *(["--language", language] if language else []))[0]


def test_capability_P8_a_program_reads_it_as_json(plan):
    plan.purpose = {}
    plan.save()

    printed, code = checked(plan.slug, "--json", "--language", "en")

    report = json.loads(printed)
    assert code == 0
    assert [one["rule"] for one in report["remarks"]] == ["no-purpose"]
    assert set(report["remarks"][0]) == {"rule", "severity", "fact", "advice", "address", "keeps_from", "each"}
    assert "order" in report["passed"]


def test_an_unknown_cycle_is_refused_in_one_sentence_with_2(db):
    with pytest.raises(CommandError) as refusal:
        call_command("check_up", "no-hay-tal", "--language", "en")

    assert (str(refusal.value), refusal.value.returncode) == ("There is no cycle «no-hay-tal».", 2)


def test_it_is_typed_as_check():
    assert own_commands()["check"] == RENAMED["check"] == "check_up"
