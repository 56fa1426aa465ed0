"""Findings are found by themselves, and what a search counts is kept in memory: entries take the place of groups."""

from django.db import migrations, models

from . import _catalogue_entries


def entry() -> list[tuple[str, models.Field]]:
    return [
        ("id", models.BigAutoField(primary_key=True, serialize=False)),
        ("mark", models.BigIntegerField()),
        ("facets", models.TextField()),
        ("weight", models.PositiveIntegerField(default=0)),
        ("published_at", models.DateTimeField()),
    ]


class Migration(migrations.Migration):
    dependencies = [("publication", "0012_sheet_translations")]

    operations = [
        migrations.RunPython(_catalogue_entries.stop_following, migrations.RunPython.noop),
        migrations.DeleteModel(name="CardEntry"),
        migrations.DeleteModel(name="CardGroup"),
        migrations.CreateModel(name="CardEntry", fields=entry(), options={"abstract": False}),
        migrations.CreateModel(name="FindingEntry", fields=entry(), options={"abstract": False}),
        migrations.CreateModel(
            name="CatalogueState",
            fields=[
                ("id", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("word", models.CharField(max_length=36)),
            ],
        ),
        migrations.AddField("cardfinding", "code", models.CharField(default="", max_length=20)),
        migrations.AddField("cardfinding", "facets", models.TextField(default="")),
        migrations.AddField("cardfinding", "stems", models.TextField(default="")),
        migrations.RunPython(_catalogue_entries.follow, migrations.RunPython.noop),
    ]
