"""What `doctor` and `verify` share: findings as sentences or for a program, and 1 where one is a fault."""

import json
from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from tinkuy.config.check_results import Finding


class FindingsCommand(ABC, BaseCommand):
    """A subclass says in `findings` what it looks at."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the findings for a program")

    def handle(self, **options: Any) -> None:
        findings = self.findings()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
        else:
            for finding in findings:
                self.stdout.write(str(finding))
        if any(finding.is_fault for finding in findings):
            raise SystemExit(1)

    @abstractmethod
    def findings(self) -> Sequence[Finding]: ...
