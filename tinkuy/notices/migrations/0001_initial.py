import datetime

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
            name="ClockMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("boot", models.CharField(max_length=64, unique=True)),
                ("believed_at", models.DateTimeField()),
                ("believed_seconds", models.FloatField()),
                ("unwitnessed", models.DurationField(default=datetime.timedelta(0))),
                ("seen_at", models.DateTimeField()),
                ("doubted_at", models.DateTimeField(blank=True, null=True)),
                ("jump", models.DurationField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ClockRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("began_at", models.DateTimeField()),
                ("succeeded_at", models.DateTimeField(blank=True, null=True)),
                ("announced", models.PositiveIntegerField(blank=True, null=True)),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("held_count", models.PositiveIntegerField(default=0)),
                ("allowed", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="DevelopmentMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=300)),
                ("body", models.TextField()),
                ("attached", models.TextField(blank=True, help_text="What went with it, as text under its name")),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="WorkerBeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worker_id", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField(blank=True, default=b"")),
                ("about", models.CharField(blank=True, db_index=True, max_length=60)),
                ("kind", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=5)),
                ("values", models.JSONField(default=dict)),
                ("dedupe_key", models.CharField(max_length=100, unique=True)),
                ("owed_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("due_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "id"],
                "indexes": [
                    models.Index(fields=["sent_at", "failed_at", "due_at"], name="notices_not_sent_at_d78dbe_idx")
                ],
            },
        ),
    ]
