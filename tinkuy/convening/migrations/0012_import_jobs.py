"""Large reports are read and imported by the worker; what a preview shows, with its warnings, is sealed beside the file.

Warnings kept in clear until now may quote a cell: they go, unsealed as they were.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers


class Migration(migrations.Migration):
    dependencies = [
        ("convening", "0011_name_verdicts"),
        ("planning", "0004_decisions_and_tasks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField(
            model_name="attendanceimport",
            name="warnings",
        ),
        migrations.AddField(
            model_name="attendanceimport",
            name="sealed_shown",
            field=models.BinaryField(blank=True, default=b"", help_text="What the preview shows; goes with the file"),
        ),
        migrations.AddField(
            model_name="droppedfile",
            name="is_unread",
            field=models.BooleanField(default=False, help_text="The worker reads it: it is large"),
        ),
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("read", "Reading the files"),
                            ("import", "Importing the report"),
                            ("import-all", "Importing the reports"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Under way"), ("done", "Done"), ("failed", "Not done")],
                        default="open",
                        max_length=20,
                    ),
                ),
                (
                    "files",
                    models.JSONField(blank=True, default=list, help_text="Of the batch: those that are to be imported"),
                ),
                ("language", models.CharField(help_text="In which its sentences are told", max_length=8)),
                ("task", models.CharField(blank=True, max_length=36)),
                ("sealed_refusal", models.BinaryField(blank=True, default=b"")),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to="convening.importbatch",
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to="convening.attendanceimport",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("draft",), name="a_report_is_in_one_open_job"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("batch",), name="a_batch_is_in_one_open_job"
                    ),
                ],
            },
        ),
    ]
