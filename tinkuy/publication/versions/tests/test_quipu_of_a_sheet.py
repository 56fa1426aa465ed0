"""The knots that a draft keeps are quotes, too: none may be published under a regime that became stricter."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.models import Approval
from tinkuy.publication.versions.tests.steps import publish
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_11_a_coded_passage_outside_of_any_finding_leaves_the_quipu(
    approved, hub_editor, webinars, scoped, regime
):
    """Its minute and kind stood in the draft; no finding rests on it, so that the drafts' quotes do not tell."""
    drawn = approved.drafts["es"]["webinars"][0]["knots"]
    assert drawn
    Evidence.objects.filter(excerpt__webinar=webinars[0]).delete()
    for content in approved.drafts.values():
        for name in ("risks", "practices", "lessons", "recommendations"):
            for item in content[name]:
                item["evidence"] = [quote for quote in item["evidence"] if quote["webinar"] != 1]
                item["countries"] = []
    approved.save()
    approve_again(approved)
    Segment.objects.create(cycle=scoped, webinar=webinars[0], ordinal=1, title="Todo", minutes=90, regime=regime)

    with pytest.raises(Refused):
        publish(approved, hub_editor)

    assert not SheetVersion.objects.exists()
    assert Excerpt.objects.filter(webinar=webinars[0]).exists()


def approve_again(sheet) -> None:
    """As if these words had been approved: what is looked at here is the publishing."""
    Approval.objects.filter(sheet=sheet).update(content_hash=drafts_hash(sheet))
