"""What a cycle says of columns stays in it, sealed; consents and boxes for messages that nothing sends end.

Previously a mapping of columns belonged to the hub, read the files of every cycle, and could hold the first person of a
file without headers, in clear. All of them go: a file whose columns are not known asks again, in its own cycle.
"""

import json
from datetime import timedelta
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

from tinkuy.attendance.reports.vocabulary import meaning_of
from tinkuy.core import sealing

LONGEST_KEPT = 30


def erase_what_was_said_hub_wide(apps: Any, schema_editor: Any) -> None:
    apps.get_model("convening", "AttendanceImport")._base_manager.exclude(mapping=None).update(mapping=None)
    apps.get_model("convening", "ColumnMapping")._base_manager.all().delete()


def remove_words_that_replace_known_ones(apps: Any, schema_editor: Any) -> None:
    """A preview that was read with one is not imported otherwise than it was shown: its file is asked for again."""
    words = apps.get_model("convening", "HeaderWord")._base_manager.filter(removed_at=None)
    replacing = [word.pk for word in words if meaning_of(word.key) not in ("", word.meaning)]
    if not replacing:
        return
    words.filter(pk__in=replacing).update(removed_at=timezone.now())
    for name in ("AttendanceImport", "RegistrationList"):
        previews = apps.get_model("convening", name)._base_manager.filter(state="previewed")
        previews.update(sealed_file=b"", sealed_shown=b"")


def seal_columns(apps: Any, schema_editor: Any) -> None:
    """Only a preview still needs them. One whose key is not to be had keeps no file: it is uploaded again."""
    reports = apps.get_model("convening", "AttendanceImport")._base_manager
    for report in reports.filter(state="previewed").exclude(sealed_file=b"").select_related("cycle"):
        if not report.columns:
            continue
        key = _key_of(report.cycle)
        if key is None:
            reports.filter(pk=report.pk).update(sealed_file=b"", sealed_shown=b"")
            continue
        sealed = sealing.seal(
            json.dumps(report.columns), key=key, place=f"attendance_import|columns|{report.public_id}"
        )
        reports.filter(pk=report.pk).update(sealed_columns=sealed)


def _key_of(cycle: Any) -> bytes | None:
    try:
        return sealing.unwrap_key(cycle.wrapped_key, place=f"cycle|{cycle.public_id}")
    except (sealing.Unsealable, AttributeError, OSError):
        return None


def end_the_follow_up(apps: Any, schema_editor: Any) -> None:
    """Nothing was ever sent for it: it ends, nobody is said to have taken it back, and the last day is everybody's."""
    consents = apps.get_model("convening", "Consent")._base_manager
    followed = consents.filter(purpose="follow_up", withdrawn_at=None)
    registrations = apps.get_model("convening", "Registration")._base_manager
    webinars = apps.get_model("planning", "Webinar")._base_manager
    for cycle in apps.get_model("planning", "Cycle")._base_manager.filter(pk__in=followed.values("cycle")):
        last = webinars.filter(cycle=cycle).exclude(state="cancelled").order_by("-starts_at").first()
        if last is None:
            continue
        close = (last.starts_at + timedelta(minutes=last.minutes)).date()
        kept_until = close + timedelta(days=min(cycle.keeps_days, LONGEST_KEPT))
        theirs = registrations.filter(cycle=cycle, pk__in=followed.values("registration"))
        theirs.filter(erase_on__gt=kept_until).update(erase_on=kept_until)
    followed.update(ended_at=timezone.now())


def check_constraints_now(apps: Any, schema_editor: Any) -> None:
    """PostgreSQL alters no table while checks of its rows are put off."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def _data(deed: Any) -> migrations.RunPython:
    return migrations.RunPython(deed, migrations.RunPython.noop)


class Migration(migrations.Migration):
    run_before = [("planning", "0007_keys_outside_the_rows")]  # it opens what the keys in the rows sealed
    dependencies = [
        ("convening", "0013_registration_lists"),
        ("planning", "0006_invitations"),
    ]

    operations = [
        migrations.AddField("consent", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "attendanceimport",
            "sealed_columns",
            models.BinaryField(
                blank=True,
                default=b"",
                help_text="What a person said of the columns when it was read; goes with the file",
            ),
        ),
        _data(erase_what_was_said_hub_wide),
        _data(remove_words_that_replace_known_ones),
        _data(seal_columns),
        _data(end_the_follow_up),
        _data(check_constraints_now),
        migrations.RemoveConstraint("consent", "one_consent_in_force_per_purpose"),
        migrations.AddConstraint(
            "consent",
            models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("withdrawn_at", None)),
                fields=("registration", "purpose"),
                name="one_consent_in_force_per_purpose",
            ),
        ),
        migrations.RemoveField("registration", "wants_recap"),
        migrations.RemoveField("attendanceimport", "columns"),
        migrations.RemoveConstraint("columnmapping", "one_mapping_for_headers_in_a_language"),
        migrations.RemoveField("columnmapping", "headers"),
        migrations.RemoveField("columnmapping", "columns"),
        migrations.RemoveField("columnmapping", "is_example"),
        migrations.AddField(
            "columnmapping",
            "cycle",
            models.ForeignKey(default=0, on_delete=django.db.models.deletion.CASCADE, to="planning.cycle"),
            preserve_default=False,
        ),
        migrations.AddField(
            "columnmapping",
            "sealed_columns",
            models.BinaryField(default=b"", help_text="JSON: the headers, and what was said of them"),
        ),
        migrations.AlterField(
            "columnmapping",
            "signature",
            models.CharField(help_text="Blind index of the sorted headers", max_length=64),
        ),
        migrations.AddConstraint(
            "columnmapping",
            models.UniqueConstraint(
                fields=("cycle", "signature", "language"), name="one_mapping_for_headers_in_a_language"
            ),
        ),
    ]
