from tinkuy.config.backups.verifying import verify
from tinkuy.config.check_results import Finding
from tinkuy.config.management.findings_command import FindingsCommand


class Command(FindingsCommand):
    help = "Prove that this site is whole: pages, references, files, keys, sheets, a sign-in. Exit 1 where it is not."

    def findings(self) -> list[Finding]:
        return list(verify())
