"""Cards of published sheets take the place of the stems of each version: written for those that are published."""

import django.db.models.deletion
from django.db import migrations, models

import tinkuy.core.clock

from . import _card_text, _full_text


def write_cards(apps, _editor) -> None:
    from tinkuy.publication.search.actions import card_fields, card_findings, newest_versions

    card, finding = apps.get_model("publication", "SheetCard"), apps.get_model("publication", "CardFinding")
    in_force = apps.get_model("publication", "SheetVersion").objects.filter(retired_at=None)
    for sheet in in_force.order_by("sheet").values_list("sheet", flat=True).distinct():
        versions = newest_versions(in_force.filter(sheet=sheet))
        made = card.objects.create(sheet_id=sheet, **card_fields(versions))
        known = {field.name for field in finding._meta.fields}  # a later migration adds others, and writes all anew
        finding.objects.bulk_create(
            finding(card=made, **{name: value for name, value in fields.items() if name in known})
            for fields in card_findings(versions)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("facets", models.TextField()),
                ("published_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("year", models.PositiveSmallIntegerField(default=0)),
                ("webinars", models.PositiveSmallIntegerField(default=0)),
                ("risks", models.PositiveIntegerField(default=0)),
                ("practices", models.PositiveIntegerField(default=0)),
                ("lessons", models.PositiveIntegerField(default=0)),
                ("recommendations", models.PositiveIntegerField(default=0)),
                ("is_example", models.BooleanField(default=False)),
                ("texts", models.JSONField(default=dict)),
                ("title_stems", models.TextField()),
                ("body_stems", models.TextField()),
                (
                    "sheet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="card", to="publication.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CardFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("risk", "Risk"),
                            ("good_practice", "Good practice"),
                            ("lesson", "Lesson"),
                            ("recommendation", "Recommendation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("countries", models.PositiveSmallIntegerField()),
                ("quotes", models.PositiveIntegerField()),
                ("items", models.JSONField(default=dict)),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="publication.sheetcard"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="sheetcard",
            index=models.Index(fields=["-published_at", "-id"], name="publication_newest_cards"),
        ),
        migrations.AddIndex(
            model_name="cardfinding",
            index=models.Index(fields=["kind", "-countries", "-quotes"], name="publication_most_confirmed"),
        ),
        migrations.RunPython(_card_text.add, _card_text.remove),
        migrations.RunPython(write_cards, migrations.RunPython.noop),
        migrations.RunPython(_full_text.remove, _full_text.add),
        migrations.DeleteModel(name="SearchEntry"),
    ]
