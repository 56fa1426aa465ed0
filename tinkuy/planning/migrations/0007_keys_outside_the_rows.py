"""The data key of each cycle moves from its row to a file beside the keys.

In the row it came back with every older copy of the row. Backups that were made before this still hold it.
"""

from django.db import migrations, models

from tinkuy.core import key_store


def move_out(apps, editor) -> None:
    for public_id, wrapped in apps.get_model("planning", "Cycle").objects.values_list("public_id", "wrapped_key"):
        name = f"cycle-{public_id}"
        if not key_store.keep_wrapped(name, bytes(wrapped)) and key_store.wrapped(name) != bytes(wrapped):
            raise RuntimeError(
                f"another key lies under the name of cycle {public_id}: is the key folder another one's?"
            )


def move_in(apps, editor) -> None:
    """The files stay: a key in two places is better than in none."""
    cycles = apps.get_model("planning", "Cycle").objects
    for public_id in list(cycles.values_list("public_id", flat=True)):
        cycles.filter(public_id=public_id).update(wrapped_key=key_store.wrapped(f"cycle-{public_id}"))


class Migration(migrations.Migration):
    dependencies = [("planning", "0006_invitations")]

    operations = [
        migrations.AlterField("cycle", "wrapped_key", models.BinaryField(default=b"")),
        migrations.RunPython(move_out, move_in),
        migrations.RemoveField("cycle", "wrapped_key"),
    ]
