"""Of every sheet that was ever published a record of when it last changed, for harvesters and feeds."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import tinkuy.core.clock

KINDS = {"risks": "risk", "practices": "good_practice", "lessons": "lesson", "recommendations": "recommendation"}
LANGUAGES = ("es", "pt-br", "en")


def note_published_sheets(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """A sheet's card is what lists say of it; of a retired one its last text says the same."""
    versions = apps.get_model("publication", "SheetVersion")._base_manager
    records = apps.get_model("publication", "CatalogueRecord")._base_manager
    cards = dict(apps.get_model("publication", "SheetCard")._base_manager.values_list("sheet_id", "facets"))
    for sheet in versions.order_by("sheet_id").values_list("sheet_id", flat=True).distinct():
        of_sheet = versions.filter(sheet_id=sheet).order_by("-number", "pk")
        newest = of_sheet[0]
        moments = of_sheet.values_list("published_at", "retired_at")
        languages = set(of_sheet.values_list("language", flat=True))
        records.get_or_create(
            sheet_id=sheet,
            defaults={
                "slug": newest.slug,
                "facets": cards.get(sheet) or _facets(newest, languages),
                "changed_at": max(moment for pair in moments for moment in pair if moment),
                "is_deleted": sheet not in cards,
            },
        )


def _facets(version, languages: set[str]) -> str:
    words = [f"country:{country}" for country in (version.content.get("scope") or {}).get("countries", ())]
    words += [f"kind:{kind}" for field, kind in KINDS.items() if version.content.get(field)]
    words += [f"language:{code}" for code in LANGUAGES if code in languages]
    return f" {' '.join([*words, f'year:{version.published_at.year}'])} "


class Migration(migrations.Migration):
    dependencies = [("publication", "0009_tie_findings")]

    operations = [
        migrations.CreateModel(
            name="CatalogueRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("facets", models.TextField()),
                ("changed_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("is_deleted", models.BooleanField(default=False)),
                (
                    "sheet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="record",
                        to="publication.sheet",
                    ),
                ),
            ],
            options={
                "ordering": ["changed_at", "pk"],
                "indexes": [models.Index(fields=["changed_at", "id"], name="publication_by_change")],
            },
        ),
        migrations.RunPython(note_published_sheets, migrations.RunPython.noop),
    ]
