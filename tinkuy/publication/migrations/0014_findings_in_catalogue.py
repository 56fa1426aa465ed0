"""The cards of what is published are written anew, with those of every finding."""

from django.db import migrations


def write_cards_anew(apps, editor) -> None:
    from tinkuy.publication.search.actions import card_fields, card_findings, newest_versions

    card, finding = apps.get_model("publication", "SheetCard"), apps.get_model("publication", "CardFinding")
    if editor.connection.vendor == "sqlite":  # the index is new, and a row can be taken out only of one that holds it
        editor.execute("INSERT INTO publication_findingtext(publication_findingtext) VALUES('rebuild')")
    in_force = apps.get_model("publication", "SheetVersion")._base_manager.filter(retired_at=None)
    for sheet in in_force.order_by("sheet").values_list("sheet", flat=True).distinct():
        versions = newest_versions(in_force.filter(sheet=sheet))
        card._base_manager.filter(sheet_id=sheet).delete()
        made = card._base_manager.create(sheet_id=sheet, **_known(card, card_fields(versions)))
        finding._base_manager.bulk_create(
            finding(card=made, **_known(finding, fields)) for fields in card_findings(versions)
        )


def _known(model, fields: dict[str, object]) -> dict[str, object]:
    """Those that the table has now: a later migration may add others."""
    names = {field.name for field in model._meta.fields}
    return {name: value for name, value in fields.items() if name in names}


class Migration(migrations.Migration):
    dependencies = [("publication", "0013_catalogue_entries")]

    operations = [migrations.RunPython(write_cards_anew, migrations.RunPython.noop)]
