import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The reports that are there become `FormerReport`, beside the table of those that are uploads.

    Rows are moved by the next migration: PostgreSQL changes no table with checks that wait for the commit.
    """

    dependencies = [
        ("attendance", "0004_three_deeds"),
        ("convening", "0003_without_lists"),
        ("uploads", "0003_jobs"),
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.RenameModel("AttendanceImport", "FormerReport"),
        migrations.AlterField(  # the name of its index is wanted for the new table
            "FormerReport",
            "mapping",
            models.ForeignKey(
                "attendance.columnmapping",
                null=True,
                blank=True,
                db_index=False,
                db_constraint=False,
                related_name="+",
                on_delete=django.db.models.deletion.SET_NULL,
            ),
        ),
        migrations.AddField(
            "FormerReport",
            "upload",
            models.ForeignKey(
                "uploads.upload",
                null=True,
                db_constraint=False,
                related_name="+",
                on_delete=django.db.models.deletion.CASCADE,
            ),
        ),
        migrations.AlterField(
            "Presence",
            "source",
            models.ForeignKey(
                "attendance.formerreport",
                db_constraint=False,
                related_name="presences",
                on_delete=django.db.models.deletion.CASCADE,
            ),
        ),
        migrations.CreateModel(
            name="AttendanceImport",
            fields=[
                (
                    "upload_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="uploads.upload",
                    ),
                ),
                (
                    "layout",
                    models.CharField(blank=True, help_text='"" until it was read as a report', max_length=40),
                ),
                ("zone", models.CharField(max_length=64)),
                ("language", models.CharField(blank=True, help_text="Of most headers", max_length=8)),
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
                ("is_left_out", models.BooleanField(default=False)),
                ("needs_columns", models.BooleanField(default=False)),
                (
                    "sealed_columns",
                    models.BinaryField(
                        blank=True,
                        default=b"",
                        help_text="What a person said of the columns when it was read; goes with the file",
                    ),
                ),
                ("sealed_refusal", models.BinaryField(blank=True, default=b"")),
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
            bases=("uploads.upload",),
        ),
    ]
