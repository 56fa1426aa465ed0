import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers
from tinkuy.publication.migrations._full_text import add, remove


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("planning", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("changes_requested", "Changes requested"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("drafts", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("authors", models.ManyToManyField(blank=True, related_name="sheets", to=settings.AUTH_USER_MODEL)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="planning.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="SheetVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("cycle_slug", models.SlugField(max_length=80)),
                ("number", models.PositiveSmallIntegerField()),
                ("language", models.CharField(max_length=5)),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("is_example", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_reason", models.TextField(blank=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="publication.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "number", "language"), name="one_version_per_number_and_language"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField()),
                ("body", models.TextField()),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="publication.sheetversion",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.CreateModel(
            name="RenderedForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=10)),
                ("data", models.BinaryField()),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forms", to="publication.sheetversion"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "form"), name="one_rendering_per_form"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("approve", "May be published"), ("request_changes", "Needs changes")], max_length=20
                    ),
                ),
                ("scores", models.JSONField(default=dict, help_text="Criterion → 0 to 3")),
                ("comment", models.TextField(blank=True)),
                ("content_hash", models.CharField(max_length=64)),
                ("given_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="publication.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["given_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "person", "content_hash"), name="one_review_per_person_and_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content_hash", models.CharField(max_length=64)),
                ("given_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="approvals", to="publication.sheet"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "content_hash"), name="one_approval_per_text")
                ],
            },
        ),
        migrations.RunPython(add, remove),
    ]
