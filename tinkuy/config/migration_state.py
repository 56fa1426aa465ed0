"""Which migrations this version has and which the database knows: by their names alone.

To load them and to build what they say costs half a second of a processor, at each start, although nothing waits.
"""

import pkgutil
from pathlib import Path

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

type Names = set[tuple[str, str]]
"""Of each migration its app and its own name."""


def names_on_disk() -> Names:
    """Of the apps of this version, as Django's own loader lists them."""
    folders = {app.label: Path(app.path) / "migrations" for app in apps.get_app_configs()}
    modules = [(label, one) for label, folder in folders.items() for one in pkgutil.iter_modules([str(folder)])]
    return {(label, one.name) for label, one in modules if not one.ispkg and one.name[0] not in "_~"}


def applied_names() -> Names:
    """Those that the database has been through; none where it is empty."""
    return set(MigrationRecorder(connection).applied_migrations())


def newer_migrations() -> list[str]:
    """What was applied to the tables of our apps and this version does not know."""
    known, labels = names_on_disk(), {app.label for app in apps.get_app_configs()}
    return sorted(f"{app}.{name}" for app, name in applied_names() - known if app in labels)


def pending_migrations() -> Names:
    """Those of this version that the database has not been through."""
    return names_on_disk() - applied_names()


def is_anything_waiting() -> bool:
    """Whether `migrate` would change anything: a migration, or what Django writes after the last one, which a kill may
    have kept from it. Where this errs, it says yes, and `migrate` finds nothing to do.
    """
    return bool(pending_migrations() or _tables() - _tables_written_down())


def _tables() -> Names:
    return {(model._meta.app_label, model._meta.model_name or "") for model in apps.get_models()}


def _tables_written_down() -> Names:
    return set(ContentType.objects.values_list("app_label", "model"))
