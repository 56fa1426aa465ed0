"""The forms of published sheets and what is found of them hold no name of a focal point any more (invariant 21)."""

from django.db import migrations


def without_names(apps, editor) -> None:
    """Forms are made anew when they are next asked for; the words of cards are written anew from their versions."""
    from tinkuy.publication.search.actions import card_fields, newest_versions

    versions = apps.get_model("publication", "SheetVersion").objects.all()
    naming = [one for one in versions.iterator(chunk_size=20) if one.content.get("focal_points")]
    apps.get_model("publication", "RenderedForm").objects.filter(version__in=[one.pk for one in naming]).delete()
    in_force = versions.filter(retired_at=None)
    cards = apps.get_model("publication", "SheetCard").objects
    for sheet in {one.sheet_id for one in naming if one.retired_at is None}:
        fields = card_fields(newest_versions(in_force.filter(sheet=sheet)))
        cards.filter(sheet=sheet).update(body_stems=fields["body_stems"])
    if naming and editor.connection.vendor == "sqlite":  # of the index that there was then, and of no later one
        editor.execute("INSERT INTO publication_cardtext(publication_cardtext) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0006_review_remarks"),
    ]

    operations = [
        migrations.RunPython(without_names, migrations.RunPython.noop),
    ]
