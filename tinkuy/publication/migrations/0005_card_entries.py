"""What a search counts is counted from narrow rows, and what the home page counts is counted when it changes."""

from django.db import migrations, models

from . import _card_entries


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0004_first_confirmed"),
    ]

    operations = [
        migrations.CreateModel(
            name="CardGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facets", models.TextField(unique=True)),
                ("sheets", models.PositiveIntegerField(default=0)),
                ("risks", models.PositiveIntegerField(default=0)),
                ("practices", models.PositiveIntegerField(default=0)),
                ("lessons", models.PositiveIntegerField(default=0)),
                ("recommendations", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="CardEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="entries", to="publication.cardgroup"
                    ),
                ),
            ],
        ),
        migrations.RemoveIndex(model_name="sheetcard", name="publication_counts_of_cards"),
        migrations.RunPython(_card_entries.add, _card_entries.remove),
    ]
