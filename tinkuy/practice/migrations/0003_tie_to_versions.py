"""Answers that were asked for so far know the version of the sheet in which their recommendation stood then."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tie(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The last one that had been published when the country was asked; else the first, whose day is the later one."""
    printed = apps.get_model("publication", "PublishedFinding")._base_manager.select_related("version")
    responses = apps.get_model("practice", "Response")._base_manager.select_related("cycle")
    for response in responses.iterator():
        of_finding = printed.filter(finding_id=response.finding_id).order_by("version__number", "version__language")
        versions = [one.version for one in of_finding.defer("version__content")]
        versions.sort(key=lambda version: (version.number, version.language == response.cycle.main_language))
        asked_on = response.communicated_on
        before = [version for version in versions if asked_on and version.published_at.date() <= asked_on]
        if versions:
            response.version = before[-1] if before else versions[0]
            response.save(update_fields=["version"])


class Migration(migrations.Migration):
    dependencies = [("practice", "0002_version_and_openness"), ("publication", "0009_tie_findings")]

    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
