"""A quote of a question names no country that the question itself does not name any more."""

from django.db import migrations


def forget_countries(apps, schema_editor):
    quotes = apps.get_model("systematisation", "Excerpt")._base_manager
    quotes.filter(source="question", question__country="").exclude(country="").update(country="")


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0003_countries_of_nameless_questions"),
        ("systematisation", "0009_dismissed_suggestions"),
    ]

    operations = [migrations.RunPython(forget_countries, migrations.RunPython.noop)]
