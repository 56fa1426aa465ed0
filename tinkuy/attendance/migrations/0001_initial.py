import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("convening", "0001_initial"),
        ("planning", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("signature", models.CharField(help_text="Blind index of the sorted headers", max_length=64)),
                (
                    "sealed_columns",
                    models.BinaryField(default=b"", help_text="JSON: the headers, and what was said of them"),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, choices=[("es", "Spanish"), ("pt", "Portuguese"), ("en", "English")], max_length=8
                    ),
                ),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cycle", "signature", "language"), name="one_mapping_for_headers_in_a_language"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed_filename", models.BinaryField(blank=True, default=b"")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("previewed", "Previewed"), ("committed", "Imported"), ("undone", "Undone")],
                        default="previewed",
                        max_length=20,
                    ),
                ),
                ("fingerprint", models.CharField(help_text="SHA-256 of the file", max_length=64)),
                (
                    "encoding",
                    models.CharField(blank=True, help_text="What a person said that the letters are", max_length=20),
                ),
                ("sealed_file", models.BinaryField(blank=True, default=b"")),
                (
                    "sealed_shown",
                    models.BinaryField(blank=True, default=b"", help_text="What the preview shows; goes with the file"),
                ),
                ("counts", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("committed_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("erase_on", models.DateField()),
                ("layout", models.CharField(max_length=40)),
                ("zone", models.CharField(max_length=64)),
                (
                    "sealed_columns",
                    models.BinaryField(
                        blank=True,
                        default=b"",
                        help_text="What a person said of the columns when it was read; goes with the file",
                    ),
                ),
                ("language", models.CharField(blank=True, help_text="Of most headers", max_length=8)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance_imports",
                        to="planning.webinar",
                    ),
                ),
                (
                    "mapping",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="attendance.columnmapping",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "committed")),
                        fields=("webinar", "fingerprint"),
                        name="a_report_counts_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeaderWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("word", models.CharField(max_length=80)),
                ("key", models.CharField(help_text="What headers are compared by", max_length=80)),
                ("meaning", models.CharField(max_length=30)),
                (
                    "language",
                    models.CharField(
                        choices=[("es", "Spanish"), ("pt", "Portuguese"), ("en", "English")], max_length=8
                    ),
                ),
                ("is_example", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["meaning", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("key", "is_example"),
                        name="a_word_has_one_meaning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "import batches",
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DroppedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed_filename", models.BinaryField(blank=True, default=b"")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("fingerprint", models.CharField(help_text="SHA-256 of the file", max_length=64)),
                ("zone", models.CharField(max_length=64)),
                (
                    "found_by",
                    models.CharField(
                        choices=[
                            ("day", "by its day"),
                            ("title", "by its title"),
                            ("number", "by its number"),
                            ("person", "you chose it"),
                            ("nothing", "not found"),
                        ],
                        default="nothing",
                        max_length=20,
                    ),
                ),
                (
                    "is_sure",
                    models.BooleanField(default=False, help_text="Its session is certain, or a person chose it"),
                ),
                ("is_unread", models.BooleanField(default=False, help_text="The worker reads it: it is large")),
                ("needs_columns", models.BooleanField(default=False)),
                ("is_left_out", models.BooleanField(default=False)),
                ("was_known", models.BooleanField(default=False, help_text="It was imported before it was dropped in")),
                ("sealed_file", models.BinaryField(blank=True, default=b"")),
                ("sealed_refusal", models.BinaryField(blank=True, default=b"")),
                ("erase_on", models.DateField()),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dropped",
                        to="attendance.attendanceimport",
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="planning.webinar"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="attendance.importbatch"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "fingerprint"), name="a_file_is_dropped_once"),
                ],
            },
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
                            ("undo", "Undoing the import"),
                            ("undo-all", "Undoing the imports"),
                            ("read-list", "Reading the list"),
                            ("register", "Importing the list"),
                            ("unregister", "Undoing the import of the list"),
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
                        to="attendance.importbatch",
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
                        to="attendance.attendanceimport",
                    ),
                ),
                (
                    "listed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to="convening.registrationlist",
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
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("listed",), name="a_list_is_in_one_open_job"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "index",
                    models.CharField(help_text="Blind index of the e-mail, else of the folded name", max_length=64),
                ),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("registration", "Of somebody registered"),
                            ("walk_in", "Of somebody who came without registering"),
                            ("team", "Of the team or a technician"),
                            ("nobody", "Of nobody: left out, as a test account"),
                        ],
                        default="registration",
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="convening.registration"
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("webinar", None)), fields=("cycle", "index"), name="one_meaning_per_alias"
                    ),
                    models.UniqueConstraint(
                        fields=("cycle", "index", "webinar"), name="one_meaning_per_alias_and_webinar"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("index", models.CharField(help_text="Blind index of the folded name", max_length=64)),
                ("is_theirs", models.BooleanField()),
                ("said_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "registration",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="convening.registration"),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["-said_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("webinar", None)),
                        fields=("cycle", "index", "registration"),
                        name="one_verdict_per_name",
                    ),
                    models.UniqueConstraint(
                        fields=("cycle", "index", "registration", "webinar"), name="one_verdict_per_name_and_webinar"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("attendee", "Attendee"),
                            ("host", "Host"),
                            ("panellist", "Panellist"),
                            ("other", "Other"),
                        ],
                        default="attendee",
                        max_length=20,
                    ),
                ),
                (
                    "is_team",
                    models.BooleanField(
                        default=False, help_text="Of the cycle's team, or left out by a person: not in rates"
                    ),
                ),
                ("joined_at", models.DateTimeField()),
                ("left_at", models.DateTimeField()),
                ("line", models.PositiveIntegerField(default=0)),
                (
                    "country",
                    models.CharField(blank=True, help_text="Which the report or the name tells, if any", max_length=2),
                ),
                ("sealed_name", models.BinaryField(blank=True, default=b"")),
                ("sealed_email", models.BinaryField(blank=True, default=b"")),
                ("name_index", models.CharField(blank=True, max_length=64)),
                ("email_index", models.CharField(blank=True, max_length=64)),
                ("erase_on", models.DateField()),
                (
                    "cycle",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="planning.cycle"),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="convening.registration"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="attendance.attendanceimport",
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["joined_at", "id"],
                "indexes": [
                    models.Index(fields=["cycle", "webinar", "registration"], name="attendance__cycle_i_dd3876_idx"),
                    models.Index(
                        condition=models.Q(("registration", None)),
                        fields=["cycle", "is_team", "email_index", "name_index"],
                        name="presences_of_nobody",
                    ),
                    models.Index(
                        condition=models.Q(("email_index", ""), ("registration__isnull", False)),
                        fields=["cycle", "name_index"],
                        name="presences_by_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WarningDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("rule", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=40)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("suggested", "A suggested action"),
                            ("other", "Another action"),
                            ("set_aside", "Set aside"),
                        ],
                        max_length=20,
                    ),
                ),
                ("suggestion", models.CharField(blank=True, max_length=40)),
                ("words", models.CharField(blank=True, help_text="The action, as it was taken", max_length=300)),
                ("reason", models.TextField(blank=True, help_text="Why it was set aside")),
                ("threshold", models.PositiveSmallIntegerField()),
                ("numerator", models.PositiveIntegerField()),
                ("denominator", models.PositiveIntegerField()),
                (
                    "against",
                    models.JSONField(blank=True, default=list, help_text="The pair whose share it was compared with"),
                ),
                ("decided_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="planning.task",
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warning_decisions",
                        to="planning.webinar",
                    ),
                ),
            ],
            options={
                "ordering": ["-webinar__ordinal", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("webinar", "rule", "subject"), name="one_decision_per_warning"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "set_aside"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_warning_set_aside_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WarningThreshold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=40)),
                ("value", models.PositiveSmallIntegerField()),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
            ],
            options={
                "ordering": ["rule"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "rule"), name="one_threshold_per_rule"),
                ],
            },
        ),
    ]
