"""The journal knows the session of each entry by itself: what the entry speaks of may go, and the sentence stays."""

from itertools import batched

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

AT_ONCE = 2_000
SUBJECTS = {
    "question": ("dialogue", "public_id"),
    "poll": ("dialogue", "public_id"),
    "note": ("dialogue", "public_id"),
    "floor": ("dialogue", "pk"),
    "segment": ("planning", "pk"),
    "presence": ("convening", "public_id"),
    "attendanceimport": ("convening", "public_id"),
    "transcript": ("systematisation", "public_id"),
    "excerpt": ("systematisation", "public_id"),
}


def write_places(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    Entry = apps.get_model("journal", "Entry")
    for subject, (app, key) in SUBJECTS.items():
        model = apps.get_model(app, subject)
        entries = Entry._base_manager.filter(subject=subject).order_by("pk")
        for pks in batched(list(entries.values_list("pk", flat=True)), AT_ONCE, strict=False):
            some = list(entries.filter(pk__in=pks))
            keys = [one.subject_id for one in some if key != "pk" or one.subject_id.isdigit()]
            read = ("webinar__ordinal", "title") if subject == "segment" else ("webinar__ordinal",)
            found = {
                str(row[0]): row[1:]
                for row in model._base_manager.filter(**{f"{key}__in": keys}).values_list(key, *read)
            }
            changed = [one for one in some if isinstance(one.details, dict) and one.subject_id in found]
            for one in changed:
                known = dict(zip(("webinar", "title"), found[one.subject_id], strict=False))
                if "session" in one.details:
                    del known["webinar"]
                one.details = known | one.details
            Entry._base_manager.bulk_update(changed, ["details"])


class Migration(migrations.Migration):
    dependencies = [
        ("systematisation", "0012_quotes_of_untold_polls"),
        ("journal", "0005_counts_of_persons_left_out"),
        ("dialogue", "0003_countries_of_nameless_questions"),
        ("convening", "0016_drawn_numbers"),
        ("planning", "0009_invited_until"),
    ]

    operations = [migrations.RunPython(write_places, migrations.RunPython.noop)]
