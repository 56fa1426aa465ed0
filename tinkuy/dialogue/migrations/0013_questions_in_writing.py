from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def mark_those_asked_afterwards(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """By the hours that their sessions have now: until here nothing else told them from those asked in the room."""
    states = ("held", "attendance_loaded", "minutes_ready", "validated")
    afterwards = {"webinar__state__in": states, "asked_at__gt": F("webinar__actually_ended_at")}
    apps.get_model("dialogue", "Question").objects.filter(**afterwards).update(in_writing=True)


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0012_session_ratings"),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="in_writing",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(mark_those_asked_afterwards, migrations.RunPython.noop),
    ]
