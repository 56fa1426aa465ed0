"""The quipu of a public page is drawn once for all who read the same one, and anew once it tells anything else."""

import pytest
from django.utils.translation import override

from tinkuy.hub.cycle_page.queries import cycle_page
from tinkuy.hub.cycle_page.quipu import quipu_band, quipu_figure
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.conftest import VTT
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.transcripts.actions.importing import import_transcript


@pytest.fixture
def coded(scoped, webinars, systematisation) -> list[Excerpt]:
    import_transcript(actor=systematisation, webinar=webinars[0], data=VTT.encode(), filename="sesion.vtt")
    return [
        code_passage(actor=systematisation, cue=cue, start=0, end=len(cue.text), kind="lesson")
        for cue in Cue.objects.all()[:2]
    ]


def band(cycle, language="es", size="header"):
    with override(language):
        return quipu_band(cycle, size, cycle_page(cycle, language))


def figure(cycle):
    with override("es"):
        return quipu_figure(cycle, "column")


def test_the_same_is_drawn_once(coded):
    cycle = coded[0].cycle

    assert band(cycle) is band(cycle)
    assert figure(cycle) is figure(cycle)
    assert len({band(cycle), band(cycle, "en"), band(cycle, "pt-br"), band(cycle, size="phone")}) == 4


def renamed(cycle):
    Webinar.objects.filter(ordinal=1).update(title={"es": "Otro título"})


def begun(cycle):
    Webinar.objects.filter(ordinal=2).update(state=WebinarState.LIVE)


def a_quote_of_another_country(cycle):
    Excerpt.objects.filter(pk=Excerpt.objects.first().pk).update(country="VE")


def another_code(cycle):
    Excerpt.objects.update(code=Code.objects.create(cycle=cycle, kind="risk", number=9, name={"es": "Otro riesgo"}))


def all_parts_closed(cycle):
    for webinar in Webinar.objects.all():
        Segment.objects.create(
            cycle=cycle, webinar=webinar, ordinal=9, title="Cerrada", minutes=400, kind="dialogue", regime=Regime.CLOSED
        )


@pytest.mark.parametrize("change", [renamed, begun, a_quote_of_another_country, another_code, all_parts_closed])
def test_whatever_changes_is_drawn_anew(coded, change):
    cycle = coded[0].cycle
    before = band(cycle)

    change(cycle)

    assert band(cycle) != before
