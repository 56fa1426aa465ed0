"""`tinkuy check CYCLE [--json] [--language CODE]`: what the check-up of a cycle says, for a terminal or a program."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _, ngettext
from django_scopes import scope

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.core.text import listed
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.rule import CheckUp, Remark, Severity
from tinkuy.desk.checkup.running import check_up
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries import cycle_named

UNKNOWN = 2
SIGNS = {Severity.TO_SOLVE: "✗", Severity.WARNING: "!", Severity.ADVICE: "·"}


class Command(BaseCommand):
    help = "Check a cycle and say what to mend, where. Exit 1 when something is to be solved, 2 without such a cycle."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cycle", metavar="CYCLE", help="the address of the cycle, such as trata-covid-19")
        parser.add_argument("--json", action="store_true", help="print the remarks for a program")
        parser.add_argument("--language", choices=languages.CODES, help="else the cycle's main language")

    def handle(self, *, cycle: str, language: str | None, **options: Any) -> None:
        named_cycle = _demand_cycle(cycle, language)
        with translation.override(language or named_cycle.main_language), scope(cycle=named_cycle):
            result = check_up(facts_of(named_cycle, attendance_for_team(named_cycle)))
            self.stdout.write(_as_json(result) if options["json"] else "\n".join(_lines(result)))
        if result.to_solve:
            raise SystemExit(1)


def _demand_cycle(slug: str, language: str | None) -> Cycle:
    with translation.override(language or settings.LANGUAGE_CODE):
        try:
            return cycle_named(slug)
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=UNKNOWN) from refusal


def _lines(result: CheckUp) -> list[str]:
    """By severity, each remark with its advice and its address; then how many are in order or idle."""
    lines = []
    for severity in Severity:
        of_severity = [one for one in result.findings if one.severity == severity]
        if of_severity:
            lines += ["", f"{severity.label} ({len(of_severity)})"]
        for one in of_severity:
            lines += [f"{SIGNS[severity]} {one.remark.fact}", f"  {one.remark.advice}"]
            lines += [f"  {one.keeps_from}"] if one.keeps_from else []
            lines += [f"  {_address(one.remark)}"]
    if result.settled:
        lines += ["", _("Settled"), *(f"= {remark.fact}" for remark in result.settled)]
    return [*lines, "", *_counts(result)][1:]


def _counts(looked: CheckUp) -> list[str]:
    passed, idle = len(looked.passed), len(looked.not_applicable)
    in_order = ngettext("%(count)s check in order", "%(count)s checks in order", passed) % {"count": passed}
    waiting = ngettext(
        "%(count)s check has nothing to look at: %(grounds)s",
        "%(count)s checks have nothing to look at: %(grounds)s",
        idle,
    ) % {"count": idle, "grounds": listed(looks_at for looks_at, _rules in looked.idle_preconditions)}
    return [*([in_order] if passed else []), *([waiting] if idle else [])]


def _as_json(result: CheckUp) -> str:
    remarks = [
        {
            "rule": one.rule.id,
            "severity": str(one.severity),
            "fact": one.remark.fact,
            "advice": one.remark.advice,
            "address": _address(one.remark),
            "keeps_from": str(one.keeps_from),
            "each": [{"fact": each.fact, "address": _address(each)} for each in one.remark.each],
        }
        for one in result.findings
    ]
    data = {
        "remarks": remarks,
        "settled": [remark.fact for remark in result.settled],
        "passed": [rule.id for rule in result.passed],
        "not_applicable": [rule.id for rule in result.not_applicable],
    }
    return json.dumps(data, ensure_ascii=False)


def _address(remark: Remark) -> str:
    return f"{settings.BASE_ADDRESS}{remark.href}"
