"""The pages of materials: for the team, for whoever registered, for anyone; a file is had only within its tier."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django_scopes import scope

from tests.promises.access.worlds import World, make_world, open_page
from tinkuy.planning.cycles.models.cycle import CycleState, Regime
from tinkuy.planning.cycles.models.webinar import Segment, WebinarState
from tinkuy.systematisation.materials.actions.editing import Described, add_material
from tinkuy.systematisation.materials.models import Material, Tier

from .documents import docx, jpeg, pdf

pytestmark = pytest.mark.usefixtures("own_folder", "before_the_close")

LINK = "https://video.example.org/v/1"
TITLE = "Lo que se proyectó"


def at(name: str, cycle, *args) -> str:
    with translation.override("en"):
        return reverse(name, args=[cycle.slug, *args])


@pytest.fixture
def keep(scoped, webinars, systematisation) -> Callable[..., Material]:
    """Slides of the first session for *tier*: a PDF, or a link."""

    def one(tier: Tier = Tier.TEAM, kind: str = "slides", **more) -> Material:
        described = Described(title={"es": TITLE}, tier=tier, is_looked_through=True, **more)
        data = None if "link" in more else pdf()
        return add_material(actor=systematisation, webinar=webinars[0], kind=kind, described=described, data=data)

    return one


def posted(**given: object) -> dict[str, object]:
    return {"title_es": TITLE, "tier": "team", **given}


def test_capability_S1_the_team_adds_changes_and_removes_slides_from_their_page(
    scoped, webinars, systematisation, signed_in
):
    client = signed_in(systematisation)
    page = at("systematisation:materials", scoped, 1)
    upload = SimpleUploadedFile("declaración-MARIA.pdf", pdf())

    added = client.post(at("systematisation:add_material", scoped, 1, "slides"), posted(file=upload), follow=True)
    material = Material.objects.get()
    assert added.redirect_chain[-1][0] == page
    assert TITLE in added.content.decode()
    assert "MARIA" not in str(material.__dict__)

    edit = at("systematisation:edit_material", scoped, material.public_id)
    assert client.get(edit).status_code == 200
    client.post(edit, posted(title_es="Otra", tier="participants", is_looked_through="on"))
    material.refresh_from_db()
    assert (material.title, material.tier, material.ending) == ({"es": "Otra"}, "participants", "pdf")

    client.post(at("systematisation:remove_material", scoped, material.public_id))
    assert not Material.objects.exists()


def test_capability_S1_a_removed_link_can_be_put_back_for_some_minutes(keep, scoped, systematisation, signed_in):
    client = signed_in(systematisation)
    material = keep(Tier.PUBLIC, "recording", link=LINK, minutes=88)

    page = client.post(at("systematisation:remove_material", scoped, material.public_id), follow=True).content.decode()
    back = at("systematisation:put_back_material", scoped, 1)
    assert f'action="{back}"' in page
    client.post(back)
    client.post(back)

    again = Material.objects.get()
    assert (again.link, again.minutes, again.tier, again.title) == (LINK, 88, "public", {"es": TITLE})


@pytest.mark.parametrize("kind", ["recording", "slides", "transcript", "minutes", "photo"])
def test_each_kind_asks_for_what_it_needs_in_each_language(kind, scoped, webinars, systematisation, signed_in):
    client = signed_in(systematisation)
    for language in ("es", "pt-br", "en"):
        with translation.override(language):
            address = reverse("systematisation:add_material", args=[scoped.slug, 1, kind])
            assert client.get(address).status_code == 200
            assert client.post(address, {"tier": ""}).status_code == 422


def test_invariant_11_the_form_offers_no_wider_tier_and_refuses_one_at_its_field(
    scoped, webinars, systematisation, signed_in
):
    Segment.objects.create(
        cycle=scoped, webinar=webinars[0], ordinal=1, title="Mesa reservada", minutes=30, kind="dialogue",
        regime=Regime.CHATHAM_HOUSE,
    )  # fmt: skip
    client, address = signed_in(systematisation), at("systematisation:add_material", scoped, 1, "recording")

    page = client.get(address).content.decode()
    refused = client.post(address, posted(link=LINK, tier="public", is_looked_through="on"))

    assert "The part «Mesa reservada» is under «Chatham House Rule»" in page
    assert 'value="public"' not in page
    assert refused.status_code == 422
    assert not Material.objects.exists()


def test_promise_I02_a_hostile_file_is_refused_at_its_field(scoped, webinars, systematisation, signed_in):
    client, address = signed_in(systematisation), at("systematisation:add_material", scoped, 1, "minutes")

    refused = client.post(address, posted(file=SimpleUploadedFile("acta.pdf", b"<script>alert(1)</script>")))

    assert refused.status_code == 422
    assert 'href="#id_file"' in refused.content.decode()


def test_capability_S1_a_file_is_saved_and_never_shown_as_a_page(keep, scoped, signed_in, observer):
    material = keep()
    answer = signed_in(observer).get(at("systematisation:material_file", scoped, material.public_id))

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    named = f'attachment; filename="ciclo-de-prueba-1-slides-{material.public_id}.pdf"'
    assert answer.headers["Content-Disposition"] == named
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("tier", "who"), [(Tier.TEAM, "team"), (Tier.PARTICIPANTS, "team one"), (Tier.PUBLIC, "")])
def test_promise_A03_a_file_is_had_by_its_tier_alone(tier, who, db):
    world, elsewhere = make_world("QILLQA", state=CycleState.RUNNING), make_world("WAYRA", state=CycleState.RUNNING)
    material = _of_world(world, tier)
    file = at("systematisation:material_file", world.cycle, material.public_id)
    browsers = {name: Client() for name in ("team", "one", "anyone", "elsewhere", "registered elsewhere")}
    browsers["team"].force_login(world.persons["observer"])
    browsers["elsewhere"].force_login(elsewhere.persons["coordination"])
    open_page(browsers["one"], world)
    open_page(browsers["registered elsewhere"], elsewhere)

    had = {name for name, client in browsers.items() if client.get(file).status_code == 200}

    assert had == (set(browsers) if tier == Tier.PUBLIC else set(who.split()))
    assert browsers["elsewhere"].get(file.replace(world.cycle.slug, elsewhere.cycle.slug)).status_code == 404


def test_capability_S1_who_registered_sees_what_is_shared_with_them_and_the_public_page_what_anyone_may_have(db):
    world = make_world("QILLQA", state=CycleState.RUNNING)
    titles = {tier: f"Material-{tier.value}" for tier in Tier}
    for tier, title in titles.items():
        _of_world(world, tier, title)
    one, anyone = Client(), Client()
    open_page(one, world)

    mine = one.get(at("systematisation:my_materials", world.cycle)).content.decode()
    session = one.get(at("hub:webinar", world.cycle, 1)).content.decode()
    public = anyone.get(at("hub:webinar", world.cycle, 1)).content.decode()
    cycle = anyone.get(at("hub:cycle", world.cycle)).content.decode()

    assert [titles[tier] in mine for tier in Tier] == [False, True, True]
    assert [titles[tier] in session for tier in Tier] == [False, True, True]
    assert [titles[tier] in public for tier in Tier] == [False, False, True]
    assert "1 material" in cycle
    assert anyone.get(at("systematisation:my_materials", world.cycle)).status_code == 302


def test_capability_S1_the_minutes_offer_the_step_once_the_attendance_is_loaded(
    scoped, webinars, coordination, systematisation, signed_in
):
    offered = 'value="minutes_ready"'
    webinars[0].state = WebinarState.ATTENDANCE_LOADED
    webinars[0].save()
    page = at("systematisation:materials", scoped, 1)
    assert offered not in signed_in(coordination).get(page).content.decode()

    add_material(
        actor=systematisation, webinar=webinars[0], kind="minutes", described=Described(title={"es": "Acta"}),
        data=docx(),
    )  # fmt: skip
    client = signed_in(coordination)
    assert offered in client.get(page).content.decode()
    client.post(at("planning:webinar_state", scoped, 1), {"state": "minutes_ready"})

    webinars[0].refresh_from_db()
    assert webinars[0].state == WebinarState.MINUTES_READY


def test_capability_S1_a_page_tells_what_falls_due_first(keep, scoped, signed_in, observer):
    keep()
    keep(kind="recording", link=LINK)

    page = signed_in(observer).get(at("systematisation:materials_due", scoped)).content.decode()

    assert page.index("Recording") < page.index("Slides")


def test_capability_S1_a_photo_is_shown_with_what_it_shows(scoped, webinars, systematisation, signed_in):
    add_material(
        actor=systematisation, webinar=webinars[0], kind="photo", data=jpeg(),
        described=Described(title={"es": "Mesa"}, author="Prensa", licence="CC BY 4.0", alt={"es": "Una mesa larga"}),
    )  # fmt: skip

    page = signed_in(systematisation).get(at("systematisation:materials", scoped, 1)).content.decode()

    assert 'alt="Una mesa larga"' in page
    assert "CC BY 4.0" in page


def _of_world(world: World, tier: Tier, title: str = TITLE) -> Material:
    webinar = world.rows["Webinar"]
    with scope(cycle=world.cycle):
        type(webinar).objects.filter(pk=webinar.pk).update(state=WebinarState.HELD)
        Segment.objects.filter(webinar=webinar).update(regime=Regime.PUBLIC)
        return add_material(
            actor=world.persons["coordination"],
            webinar=type(webinar).objects.get(pk=webinar.pk),
            kind="slides",
            described=Described(title={"es": title}, tier=tier, is_looked_through=True),
            data=pdf(),
        )
