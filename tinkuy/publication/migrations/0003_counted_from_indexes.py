"""What is counted of all cards is read from indexes, not from their rows, which hold their texts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0002_sheet_cards"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="sheetcard",
            index=models.Index(
                fields=["facets", "risks", "practices", "lessons", "recommendations"],
                name="publication_counts_of_cards",
            ),
        ),
        migrations.AddIndex(
            model_name="sheetcard",
            index=models.Index(
                condition=models.Q(("is_example", True)), fields=["is_example"], name="publication_example_cards"
            ),
        ),
    ]
