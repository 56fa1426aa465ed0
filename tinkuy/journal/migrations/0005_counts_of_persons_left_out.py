"""The journal keeps no number of persons: what older entries say of how many is taken out of them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COUNTED = {
    ("exported the registrations of", "cycle"): ("number",),
    ("exported the attendance of", "cycle"): ("number",),
    ("enrolled", "webinar"): ("count",),
    ("committed", "registrationlist"): ("new", "known"),
    ("undid", "registrationlist"): ("number",),
}


def leave_counts_out(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("journal", "Entry").objects.using(editor.connection.alias)
    for (deed, subject), names in COUNTED.items():
        for entry in entries.filter(deed=deed, subject=subject).iterator():
            kept = {name: value for name, value in entry.details.items() if name not in names}
            if kept != entry.details:
                entries.filter(pk=entry.pk).update(details=kept)


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_questions_of_nobody")]
    operations = [migrations.RunPython(leave_counts_out, migrations.RunPython.noop)]
