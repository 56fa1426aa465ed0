import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("fingerprint", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name="LedgerMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=0)),
                ("seal", models.CharField(blank=True, max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="AcceptedPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("sender", models.CharField(max_length=64)),
                ("route", models.CharField(max_length=100)),
                ("fingerprint", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("location", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "sender", "route"), name="a_post_is_done_once")],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.CharField(blank=True, max_length=16)),
                ("deed", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=60)),
                ("subject_id", models.CharField(max_length=40)),
                ("details", models.JSONField(default=dict)),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["cycle", "-at", "-id"], name="journal_ent_cycle_11499c_idx")],
            },
        ),
    ]
