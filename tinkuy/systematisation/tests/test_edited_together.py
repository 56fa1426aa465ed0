"""L08: two who edit a code or a material at the same time lose nothing."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile
from tinkuy.systematisation.codebook.actions.codes import add_code, edit_code, fingerprint_of_code
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.materials.actions.editing import Described, add_material
from tinkuy.systematisation.materials.models import Material


@pytest.fixture(autouse=True)
def before_the_close():
    with clock.at(datetime(2026, 3, 25, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def code(scoped, systematisation) -> Code:
    return add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Captación"})


@pytest.fixture
def slides(scoped, webinars, systematisation) -> Material:
    described = Described(title={"es": "Diapositivas"}, link="https://example.org/a.pdf")
    return add_material(actor=systematisation, webinar=webinars[0], kind="slides", described=described)


@pytest.fixture
def edited(signed_in, systematisation, coordination) -> Callable[..., tuple[int, str]]:
    """What the second person is answered who opened the page at *address* before the first one saved."""

    def both(address: str, first: dict[str, str], second: dict[str, str]) -> tuple[int, str]:
        later = signed_in(coordination)
        page = later.get(address).text
        basis = page.split('name="basis" value="')[1].split('"')[0].replace("&quot;", '"')
        assert signed_in(systematisation).post(address, first).status_code == 302
        answer = later.post(address, second | {"basis": basis})
        return answer.status_code, answer.text

    return both


def test_promise_L08_the_second_who_edits_a_code_gets_both_versions(code, edited):
    address = reverse("systematisation:rename_code", args=[code.cycle.slug, code.pk])

    status, page = edited(address, {"name_es": "Captación en línea"}, {"name_es": "Captación por avisos"})

    assert status == 422
    assert "Captación en línea" in page
    assert "Captación por avisos" in page
    assert Code.objects.get().name == {"es": "Captación en línea"}


def test_promise_L08_other_fields_of_a_code_are_joined(code, edited):
    address = reverse("systematisation:rename_code", args=[code.cycle.slug, code.pk])

    status, _page = edited(
        address, {"name_es": "Captación", "note_es": "Por internet"}, {"name_es": "Captación", "name_en": "Recruitment"}
    )

    stored = Code.objects.get()
    assert (status, stored.name["en"], stored.note["es"]) == (302, "Recruitment", "Por internet")


def test_promise_L08_the_action_checks_a_code_once_more(code, systematisation):
    read = fingerprint_of_code(code)
    edit_code(actor=systematisation, code=code, name={"es": "Otra"})

    with pytest.raises(ChangedMeanwhile):
        edit_code(actor=systematisation, code=code, name={"es": "Tercera"}, read_as=read)


def test_promise_L08_the_second_who_describes_a_material_gets_both_versions(slides, edited):
    address = reverse("systematisation:edit_material", args=[slides.cycle.slug, slides.public_id])
    same = {"link": slides.link, "tier": "team"}

    status, page = edited(address, same | {"title_es": "Láminas"}, same | {"title_es": "Presentación"})

    assert status == 422
    assert "Láminas" in page
    assert "Presentación" in page
    assert Material.objects.get().title == {"es": "Láminas"}
