"""Versions that were published so far know their findings by key: the codes of their words are read for the last time."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KINDS = {"risks": "risk", "practices": "good_practice", "lessons": "lesson", "recommendations": "recommendation"}


def tie(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    findings = apps.get_model("systematisation", "Finding")._base_manager
    printed = apps.get_model("publication", "PublishedFinding")._base_manager
    versions = apps.get_model("publication", "SheetVersion")._base_manager.select_related("sheet")
    for version in versions.iterator(chunk_size=20):
        of_cycle = findings.filter(cycle_id=version.sheet.cycle_id)
        by_place = {(one.kind, one.number): one.pk for one in of_cycle}
        for field, kind in KINDS.items():
            for code in dict.fromkeys(item.get("code", "") for item in version.content.get(field) or []):
                number = code.rpartition("-")[2]
                finding = by_place.get((kind, int(number))) if number.isdecimal() else None
                if finding is not None:
                    printed.get_or_create(version_id=version.pk, finding_id=finding, defaults={"code": code})


class Migration(migrations.Migration):
    dependencies = [("publication", "0008_published_findings")]

    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
