from django.utils import translation

from tinkuy.config.check_results import Finding
from tinkuy.config.doctor.examining import examine
from tinkuy.config.management.findings_command import FindingsCommand


class Command(FindingsCommand):
    help = "Examine this installation: database, keys, disk, mail, worker, clock. Exit 1 when something is wrong."

    def findings(self) -> list[Finding]:
        with translation.override("en"):
            return examine()
