"""What was contributed so far knows the thread it answers."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tinkuy.planning.migrations._answered_hooks import tie_rows


def tie(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    tie_rows(apps, "dialogue", "Question", "second")
    tie_rows(apps, "dialogue", "Note", "second")
    tie_rows(apps, "dialogue", "Poll", "closed_second")


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0004_hooks_answered")]

    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
