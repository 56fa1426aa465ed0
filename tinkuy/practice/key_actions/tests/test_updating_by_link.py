"""Whoever does an action sends an update by a link that serves once, without an account, on a phone."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.own_pages.sealed_contacts import KEPT_AFTER, erase_contacts
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.institutions.actions import merge_institutions
from tinkuy.planning.team.actions.roles import take_role
from tinkuy.practice.conftest import NOON
from tinkuy.practice.key_actions.actions import name_owner, plan_action
from tinkuy.practice.key_actions.asking import copy_action_link, send_action
from tinkuy.practice.key_actions.models import ActionLink, ActionStep, KeyAction
from tinkuy.practice.key_actions.tests.conftest import ROSA
from tinkuy.practice.responses.actions.asking import OPENS_FOR
from tinkuy.practice.responses.models import Response
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding


def mails() -> list[tuple[str, dict]]:
    return [notice.opened() for notice in Notice.objects.filter(kind="action-asked").order_by("id")]


def at(days: float):
    return clock.at(NOON + timedelta(days=days))


def send(actor, action) -> str:
    with translation.override("en"):
        send_action(actor=actor, action=action)
    return mails()[-1][1]["path"]


@pytest.fixture
def path(mailed_action, focal_point_pe) -> str:
    return send(focal_point_pe, mailed_action)


def sent(client: Client, path: str, state: str, **words: str):
    """What the page sends: all that comes filled in, and *words* that were changed."""
    form = client.get(path).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields if name not in ("file", "names_nobody")}
    return client.post(path, filled | {"state": state} | words)


def test_capability_R3_an_action_is_updated_in_two_presses_without_an_account(path, mailed_action):
    client = Client()
    page = client.get(path).content.decode()
    answer = sent(client, path, "under_way")  # 1 how it goes, 2 send
    after = client.get(path).content.decode()

    assert ("Elegir tres provincias" in page, "Ministerio" in page) == (True, True)
    assert answer.status_code == 302
    assert KeyAction.objects.get().state == "under_way"
    assert ActionStep.objects.values_list("state", "taken_on", "recorded_by").get() == ("under_way", NOON.date(), None)
    assert "Gracias. Quedó registrado." in after
    assert "practice-knot under-way" in after
    assert Entry.objects.get(deed="started").actor is None


def test_invariant_20_done_by_link_needs_its_proof_and_keeps_what_was_typed(path):
    refused = sent(Client(), path, "done")
    assert refused.status_code == 422
    assert "necesita al menos un comprobante" in refused.content.decode()

    sent(Client(), path, "done", note="Resolución 14 publicada")
    assert KeyAction.objects.values_list("state", "proof").get() == ("done", "Resolución 14 publicada")


def test_a_link_that_was_used_tells_what_and_when_and_nothing_typed_is_lost(path):
    sent(Client(), path, "under_way", note="Empezó en Puno")
    late = Client().post(path, {"state": "done", "note": "Acta firmada por las tres"})
    page = late.content.decode()

    assert late.status_code == 422
    assert ("Este enlace ya se usó" in page, "Acta firmada por las tres" in page) == (True, True)
    assert ("Ver lo que se envió" in page, "Envíenme otro enlace" in page, ">Enviar<" in page) == (True, True, False)
    assert ActionStep.objects.count() == 1
    assert "Empezó en Puno" in Client().get(path).content.decode()


def test_another_link_goes_to_the_address_and_not_to_whoever_presses_once_a_day(path):
    sent(Client(), path, "under_way")
    with at(1):
        first, second = (Client().post(f"{path}another/").content.decode() for _ in range(2))

    assert ("Otro enlace va en camino" in first, "Hoy ya se envió" in second) == (True, True)
    assert [email for email, _ in mails()] == [ROSA.email] * 2
    assert mails()[1][1]["path"] not in first


def test_of_two_who_tell_at_once_the_second_reads_what_the_first_sent(path, mailed_action, focal_point_pe):
    other = copy_action_link(actor=focal_point_pe, action=mailed_action)
    form = Client().get(path).context["form"]
    sent(Client(), other, "under_way", note="Empezó en Puno")

    refused = Client().post(path, {"state": "under_way", "note": "Empezó en Tacna", "read": form["read"].value() or ""})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert ("Empezó en Puno" in page, "Empezó en Tacna" in page) == (True, True)

    again = {"state": "under_way", "note": "Empezó en Tacna", "read": refused.context["form"]["read"].value()}
    assert Client().post(path, again).status_code == 302
    assert list(ActionStep.objects.values_list("note", flat=True)) == ["Empezó en Puno", "Empezó en Tacna"]


def test_an_expired_link_says_when_it_ended_and_who_gives_another(path):
    with at(OPENS_FOR.days + 1):
        closed = Client().get(path)

    assert closed.status_code == 410
    assert "Pida uno nuevo al referente local de Perú" in closed.content.decode()


def test_who_is_not_to_be_asked_says_so_and_whoever_answers_is_asked_from_then_on(path, mailed_action, focal_point_pe):
    page = Client().post(f"{path}somebody-else/").content.decode()

    mailed_action.refresh_from_db()
    assert "No volveremos a escribirle" in page
    assert (mailed_action.has_counterpart, ActionLink.objects.count(), Client().get(path).status_code) == (
        False,
        0,
        404,
    )
    with at(1):
        send(focal_point_pe, mailed_action)
    assert mails()[-1][0] == focal_point_pe.email


def test_invariant_20_the_address_is_sealed_and_the_link_ends_with_it(path, mailed_action):
    assert ROSA.email.encode() not in bytes(mailed_action.sealed_email)
    with clock.at(NOON + KEPT_AFTER + timedelta(days=2)):
        assert erase_contacts() == 1
        assert Client().get(path).status_code == 404
    assert not Notice.objects.filter(about=mailed_action.about).exists()


def test_promise_A05_somebody_of_the_team_tells_no_more_once_their_role_is_taken(
    action, focal_point_pe, coordination, observer
):
    path = send(focal_point_pe, name_owner(actor=focal_point_pe, action=action, owner=observer))
    assert Client().get(path).status_code == 200

    take_role(actor=coordination, team_role=TeamRole.objects.get(person=observer))

    assert Client().get(path).status_code == 404


def test_an_institution_that_is_merged_keeps_its_actions_and_their_links(path, ministry, network, administrator):
    KeyAction.objects.update(responsible=network)
    merge_institutions(actor=administrator, institution=network, into=ministry)

    assert sent(Client(), path, "under_way").status_code == 302
    assert KeyAction.objects.get().responsible == ministry


@pytest.fixture
def retired(recommendation, scoped) -> None:
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha", drafts={})
    version = SheetVersion.objects.create(
        sheet=sheet, slug="ficha", cycle_slug=scoped.slug, number=1, language="es", content_hash="1", content={},
        published_at=NOON, retired_at=NOON,
    )  # fmt: skip
    PublishedFinding.objects.create(version=version, finding=recommendation, code="RE-3")


def test_of_a_sheet_that_was_withdrawn_the_page_says_so_and_keeps_what_is_sent(path, retired):
    assert "se retiró" in Client().get(path).content.decode()
    assert sent(Client(), path, "under_way").status_code == 302


def test_what_was_rejected_meanwhile_asks_nothing_and_loses_nothing(path):
    Response.objects.update(state="rejected", reason="La ley no lo permite")

    page = Client().get(path).content.decode()
    late = Client().post(path, {"state": "under_way", "note": "Empezó en Puno"})

    assert "Ya no se pregunta" in page
    assert (late.status_code, "Empezó en Puno" in late.content.decode()) == (422, True)


def test_no_day_of_an_action_lies_before_the_communication(agreed, focal_point_pe):
    with pytest.raises(Refused, match="was communicated on 28 August 2026"):
        plan_action(actor=focal_point_pe, response=agreed, text="Escribir la guía", due_on=date(2026, 8, 1))


def test_invariant_24_only_who_speaks_for_the_country_names_whom_to_ask(action, focal_point_uy, observer):
    for person in (focal_point_uy, observer):
        with pytest.raises(Refused):
            name_owner(actor=person, action=action, contact=ROSA)
        with pytest.raises(Refused):
            copy_action_link(actor=person, action=action)


def test_a_link_that_told_erases_nobody_and_of_what_is_done_no_mail_goes(path, mailed_action):
    client = Client()
    sent(client, path, "done", note="Resolución 14 publicada")

    with at(1):
        assert client.post(f"{path}somebody-else/").status_code == 302
        assert client.post(f"{path}another/").status_code == 302

    assert KeyAction.objects.get().has_counterpart
    assert ActionLink.objects.count() == len(mails()) == 1
