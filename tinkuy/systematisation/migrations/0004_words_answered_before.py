"""A finding whose words changed keeps those that countries answered, until they have answered the new ones."""

from django.db import migrations, models

import tinkuy.core.text


class Migration(migrations.Migration):
    dependencies = [
        ("systematisation", "0003_without_their_fingerprint"),
    ]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="former_text",
            field=tinkuy.core.text.TranslatedField(
                blank=True,
                default=dict,
                help_text="The words that countries answered, while they are asked of other ones",
            ),
        ),
        migrations.AlterField(
            model_name="finding",
            name="state",
            field=models.CharField(
                choices=[
                    ("proposed", "Draft"),
                    ("contrasted", "In validation"),
                    ("validated", "Validated"),
                    ("published", "Published"),
                    ("rejected", "Rejected"),
                    ("replaced", "Became another"),
                ],
                default="proposed",
                max_length=20,
            ),
        ),
    ]
