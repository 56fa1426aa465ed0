"""A published version knows its findings by their keys: their codes may change."""

from importlib import import_module

import pytest
from django.apps import apps

from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.publication.versions.tests.steps import again_to_the_hub, publish, write
from tinkuy.systematisation.evidence.models.finding import Finding

MIGRATION = "tinkuy.publication.migrations.0009_tie_findings"


def printed(finding: Finding) -> list[tuple[int, str]]:
    return list(PublishedFinding.objects.filter(finding=finding).values_list("version__number", "code"))


def test_capability_R11_each_version_that_prints_a_finding_is_tied_to_it(
    published, findings, systematisation, peers, focal_point_pe, hub_editor
):
    _lesson, recommendation = findings
    Finding.objects.filter(pk=recommendation.pk).update(number=70, text={"es": "Otras palabras"})
    assert printed(recommendation) == [(1, "RE-1")]

    Finding.objects.filter(pk=recommendation.pk).update(number=1)
    write(published, systematisation, summary="Otro resumen")
    again_to_the_hub(published, systematisation, peers, focal_point_pe, hub_editor)

    assert printed(recommendation) == [(2, "RE-1"), (1, "RE-1")]


@pytest.mark.both_databases
def test_capability_R11_versions_from_before_are_tied_once(approved, findings, hub_editor):
    publish(approved, hub_editor)
    before = {finding.pk: printed(finding) for finding in findings}
    PublishedFinding.objects.all().delete()

    import_module(MIGRATION).tie(apps, None)

    assert {finding.pk: printed(finding) for finding in findings} == before
