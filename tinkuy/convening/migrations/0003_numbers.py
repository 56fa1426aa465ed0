"""Each registration that is there already gets its number, in the order in which they came."""

from collections import Counter
from typing import Any

from django.db import migrations


def number(apps: Any, schema_editor: Any) -> None:
    counted: Counter[int] = Counter()
    for registration in apps.get_model("convening", "Registration").objects.order_by("pk"):
        counted[registration.cycle_id] += 1
        registration.number = counted[registration.cycle_id]
        registration.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [("convening", "0002_self_registration")]

    operations = [migrations.RunPython(number, migrations.RunPython.noop)]
