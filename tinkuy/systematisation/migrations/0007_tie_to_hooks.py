"""Quotes that were made so far know the thread they answer."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tinkuy.planning.migrations._answered_hooks import tie_rows


def tie(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    tie_rows(apps, "systematisation", "Excerpt", "start_ms", per_second=1000)


class Migration(migrations.Migration):
    dependencies = [("systematisation", "0006_hooks_answered")]

    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
