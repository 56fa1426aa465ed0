"""Harvesters and feeds narrow by the words that searches do: cards got more of them after records were made of cards."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

from tinkuy.core import clock


def take_facets_of_cards(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """A record that takes others moves to the end, so that whoever reads what changed meets it again."""
    cards = apps.get_model("publication", "SheetCard")._base_manager
    records = apps.get_model("publication", "CatalogueRecord")._base_manager
    others = cards.filter(sheet__record__is_deleted=False).exclude(facets=F("sheet__record__facets"))
    for sheet, facets in list(others.order_by("sheet").values_list("sheet", "facets")):
        records.filter(sheet=sheet).update(facets=facets, changed_at=clock.now())


class Migration(migrations.Migration):
    dependencies = [("publication", "0016_sheets_without_a_cycle")]

    operations = [migrations.RunPython(take_facets_of_cards, migrations.RunPython.noop)]
