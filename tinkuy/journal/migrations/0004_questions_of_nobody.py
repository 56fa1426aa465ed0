"""Who asked a question, or took it back, is not for the trail to say: not of the team either."""

from django.db import migrations


def forget_who_asked(apps, schema_editor):
    entries = apps.get_model("journal", "Entry").objects
    entries.filter(subject="question", deed__in=["asked", "withdrew"]).update(actor=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_erasures")]

    operations = [migrations.RunPython(forget_who_asked, migrations.RunPython.noop)]
