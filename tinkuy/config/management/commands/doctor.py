import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from tinkuy.config.doctor import examine


class Command(BaseCommand):
    help = "Examine this installation: database, keys, disk, mail, worker, clock. Exit 1 when something is wrong."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the findings for a program")

    def handle(self, *, json: bool, **options: Any) -> None:
        with translation.override("en"):
            findings = examine()
        if json:
            self.stdout.write(_as_json([asdict(finding) for finding in findings]))
        else:
            for finding in findings:
                self.stdout.write(str(finding))
        if any(finding.is_fault for finding in findings):
            raise SystemExit(1)


def _as_json(findings: list[dict[str, Any]]) -> str:
    return json.dumps(findings, ensure_ascii=False)
