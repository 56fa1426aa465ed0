import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers


class Migration(migrations.Migration):
    dependencies = [
        ("uploads", "0002_large_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "deed",
                    models.CharField(
                        choices=[("read", "Reading"), ("count", "Importing"), ("take-back", "Undoing the import")],
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="jobs", to="uploads.batch"
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to="uploads.upload",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("upload",), name="an_upload_is_in_one_open_job"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open"), ("upload", None)),
                        fields=("batch",),
                        name="a_whole_batch_is_in_one_open_job",
                    ),
                ],
            },
        ),
    ]
