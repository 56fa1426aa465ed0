from django.db import migrations

PLAIN = {
    "told news of": "noted progress of",
    "asked how goes": "asked for progress of",
    "took back what was said of": "took back the decision about",
    "chose question news": "chose mail about questions",
}


def rename(apps, words):
    entries = apps.get_model("journal", "Entry")._base_manager
    for before, now in words.items():
        entries.filter(deed=before).update(deed=now)


def say_plainly(apps, _schema_editor):
    rename(apps, PLAIN)


def say_as_before(apps, _schema_editor):
    rename(apps, {now: before for before, now in PLAIN.items()})


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(say_plainly, say_as_before)]
