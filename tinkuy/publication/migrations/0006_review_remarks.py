"""A peer may say of each criterion what is missing to its best score."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0005_card_entries"),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="remarks",
            field=models.JSONField(blank=True, default=dict, help_text="Criterion → what is missing to its best score"),
        ),
    ]
