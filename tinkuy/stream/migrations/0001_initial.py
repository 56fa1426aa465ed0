from django.db import migrations, models

import tinkuy.core.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Settling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("channel", "kind", "subject"), name="settles_once")],
            },
        ),
        migrations.CreateModel(
            name="StreamEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["channel", "id"], name="stream_stre_channel_1a297e_idx")],
            },
        ),
    ]
