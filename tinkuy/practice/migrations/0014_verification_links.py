import django.db.models.deletion
from django.db import migrations, models

import tinkuy.core.clock


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0008_places"),
        ("practice", "0013_outcome_links"),
    ]

    operations = [
        migrations.CreateModel(
            name="VerificationLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="practice.verification"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
