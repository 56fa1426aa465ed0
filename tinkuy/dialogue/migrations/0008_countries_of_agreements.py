from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def countries_become_parties(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Each country of an agreement is a party of it; its regime is its cycle's, which nobody had said of it."""
    agreements = apps.get_model("dialogue", "Agreement")
    party = apps.get_model("dialogue", "AgreementParty")
    for agreement in agreements._base_manager.select_related("cycle").iterator():
        agreement.regime, agreement.origin_hook_id = agreement.cycle.default_regime, agreement.hook_id
        agreement.save(update_fields=["regime", "origin_hook"])
        party._base_manager.bulk_create(
            party(cycle_id=agreement.cycle_id, agreement=agreement, country=code)
            for code in dict.fromkeys(agreement.countries)
        )


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0007_agreement_register")]

    operations = [migrations.RunPython(countries_become_parties, migrations.RunPython.noop)]
