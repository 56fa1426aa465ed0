from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "tinkuy.desk"

    def ready(self) -> None:
        from tinkuy.desk.ledger.institution_uses import register_resources
        from tinkuy.desk.ledger.sheet_resources import register_sheet_resources
        from tinkuy.desk.ledger_files.kind import LEDGER
        from tinkuy.uploads.kinds import register_kind

        register_resources()
        register_sheet_resources()
        register_kind(LEDGER)
