"""Capability H5: an administrator has the hub copied by a page, takes it home, and is told when it is old."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from tinkuy.attendance.erasing.actions.expiring import EXPIRED
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.desk.journal.words.deeds import DEEDS
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.hub.hub_copies import actions, files
from tinkuy.hub.hub_copies.actions import carry_out_copy, forget_old_copies, start_copy
from tinkuy.hub.hub_copies.files import file_of, folder_of_copies
from tinkuy.hub.hub_copies.models import KEPT_FOR, CopyOutcome, CopyState, HubCopy
from tinkuy.hub.hub_copies.queries import is_older_than_a_withdrawal, last_copy, state_of_hub
from tinkuy.hub.mirrors.models import HubRelease
from tinkuy.hub.tests.versions import version_of
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.public_deeds import HARMLESS_DEEDS, HARMLESS_WORDS
from tinkuy.journal.trail import record
from tinkuy.notices.jobs import run_next
from tinkuy.planning.agenda.actions import add_segment, edit_segment
from tinkuy.planning.cycles.actions.cycle import edit_cycle
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.guests.actions.erasing import erase_guest
from tinkuy.planning.guests.models import Guest
from tinkuy.planning.hooks.actions import drop_hook, edit_hook, plan_hook, reword_outcome
from tinkuy.planning.hub_settings.models import HubWords
from tinkuy.planning.sessions.actions.webinars import edit_webinar
from tinkuy.planning.themes.actions import add_theme, rename_theme
from tinkuy.practice.support.models import PeerSupport
from tinkuy.stream.models import PublicWithdrawal
from tinkuy.stream.withdrawals import MOST_ROWS, count_withdrawals, fold_old_withdrawals, note_withdrawal
from tinkuy.systematisation.materials.models import Material

PAGE, FILE, PART = "hub:hub_copy", "hub:hub_copy_file", "hub:hub_copy_part"
CHANGED = "pueden haber cambiado"


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def made(administrator) -> HubCopy:
    copy = start_copy(actor=administrator)
    carry_out_copy.func(copy.public_id)
    copy.refresh_from_db()
    return copy


def test_capability_H5_the_page_has_the_worker_copy_the_hub_into_one_file_that_opens_from_a_folder(
    client, administrator, transactional_db, cycle
):
    version = version_of(cycle)
    client.force_login(administrator)
    client.post(reverse(PAGE))
    client.post(reverse(PAGE))
    assert (HubCopy.objects.count(), DBTaskResult.objects.ready().count()) == (1, 1), "two presses begin one copy"
    assert "progress" in client.get(reverse(PAGE)).text
    assert client.get(reverse(PART)).status_code == 200

    assert run_next("worker")

    assert client.get(reverse(PART)).status_code == 205
    assert reverse(FILE) in client.get(reverse(PAGE)).text
    assert CHANGED not in client.get(reverse(PAGE)).text, "the sheet's files, made for the copy, were made before it"
    answer = client.get(reverse(FILE))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    release = HubRelease.objects.get().number
    assert {f"hub-{release}/index.html", f"hub-{release}/es/hub/index.html", f"hub-{release}/search/search.js"} <= set(
        archive.namelist()
    )
    assert f"hub-{release}/archive/verify.py" in archive.namelist(), "it is the signed copy of the command"
    assert [path.name for path in folder_of_copies().iterdir()] == [file_of(HubCopy.objects.get()).name]

    version.save()
    assert CHANGED in client.get(reverse(PAGE)).text


def test_a_file_goes_on_its_last_day_and_with_the_next_copy(administrator, db):
    first = made(administrator)
    second = made(administrator)
    assert (file_of(first).exists(), file_of(second).exists()) == (False, True)

    with clock.at(second.made_at + KEPT_FOR - timedelta(minutes=1)):
        assert forget_old_copies() == 0
    with clock.at(second.made_at + KEPT_FOR):
        assert forget_old_copies() == 1
        assert (last_copy().copy, last_copy().is_there) == (second, False), "the page still says when it was made"


def test_invariant_19_a_copy_that_is_older_than_a_withdrawal_is_given_to_nobody(client, administrator):
    copy = made(administrator)
    client.force_login(administrator)
    assert client.get(reverse(FILE)).status_code == 200

    record(administrator, "decided what is public of", HubWords(pk=1))

    refused = client.get(reverse(FILE))
    assert refused.status_code == 422
    assert "retiró" in refused.text
    assert not file_of(copy).exists()
    assert "retiró algo" in client.get(reverse(PAGE)).text
    made(administrator)
    assert client.get(reverse(FILE)).status_code == 200, "the state is read before the pages are"


def test_invariant_19_what_takes_something_out_of_public_pages_ends_a_copy_though_nobody_thought_of_copies(
    administrator, cycle
):
    agreement, guest, material = Agreement(pk=1), Guest(pk=1), Material(pk=1)
    deeds = {
        **dict.fromkeys(("changed consents", "removed the photo", "a deed that nobody knows yet"), guest),
        **dict.fromkeys(("took back", "hid"), agreement),
        "held back": material,
        "withdrew": PeerSupport(pk=1),
    }
    edited = partial(record, administrator, "edited", cycle, withdraws=False)
    harmless = (partial(record, administrator, "published", agreement), partial(record, administrator, "held", guest))

    assert [deed for deed, of in deeds.items() if not ends_a_copy(record, administrator, deed, of)] == []
    assert not any(ends_a_copy(deed) for deed in (edited, *harmless))
    assert not ends_a_copy(record, administrator, "withdrew", Registration(pk=1)), "no public page reads them"
    assert ends_a_copy(note_erasure, "a kind that nobody knows yet", "one")
    assert not ends_a_copy(note_erasure, EXPIRED, "one"), "no public page names participants"


def test_invariant_19_who_is_erased_by_the_clock_ends_a_copy_as_who_leaves_does(scoped):
    guest = Guest.objects.create(cycle=scoped)

    assert ends_a_copy(erase_guest, guest)


def test_invariant_19_a_cycle_that_becomes_delicate_ends_a_copy(coordination, scoped):
    words = {name: getattr(scoped, name) for name in ("title", "guiding_question", "audience", "purpose", "zone")}
    words["countries"] = ["PE", "UY"]
    edit = partial(edit_cycle, actor=coordination, cycle=scoped, **words)

    assert not ends_a_copy(edit, is_sensitive=scoped.is_sensitive)
    assert ends_a_copy(edit, is_sensitive=not scoped.is_sensitive)
    assert ends_a_copy(edit, default_regime="closed")
    assert ends_a_copy(edit, countries=["PE"]), "who is invited no more stands on no page, nor in a copy"


def test_invariant_19_the_former_words_of_a_thread_end_a_copy(coordination, scoped, webinars):
    words = {"kind": "open_question", "origin": webinars[0], "target_kind": "webinar", "target": webinars[1]}
    hook = plan_hook(actor=coordination, cycle=scoped, text={"es": "¿Quién avisa?"}, responsible=None, **words)
    edit = partial(edit_hook, actor=coordination, hook=hook, responsible=None, **words)

    assert not ends_a_copy(edit, text={"es": "¿Quién avisa?", "en": "Who tells?"}), "a language more takes none away"
    assert ends_a_copy(edit, text={"es": "¿Cómo se avisa?", "en": "Who tells?"})
    drop_hook(actor=coordination, hook=hook, reason="La persona de turno no respondió")
    assert ends_a_copy(reword_outcome, actor=coordination, hook=hook, words="No hubo tiempo")


def test_invariant_19_the_former_words_of_a_cycle_of_its_sessions_and_themes_end_a_copy(coordination, scoped, webinars):
    """Of what is public: nobody has copied the words of a cycle that is still being planned."""
    of_cycle = {name: getattr(scoped, name) for name in ("title", "guiding_question", "audience", "purpose", "zone")}
    edit = partial(edit_cycle, actor=coordination, cycle=scoped, countries=["PE", "UY"], **of_cycle)
    names = ("title", "subtitle", "question", "starts_at", "minutes")
    of_session = {name: getattr(webinars[0], name) for name in names} | {"builds_on": ()}
    edit_session = partial(edit_webinar, actor=coordination, webinar=webinars[0], **of_session)
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.DESIGN)
    scoped.refresh_from_db()
    theme = add_theme(actor=coordination, cycle=scoped, name={"es": "Detección"})
    rename = partial(rename_theme, actor=coordination, theme=theme)
    assert not ends_a_copy(edit, purpose={"es": "Que todas sepan"})
    assert not ends_a_copy(rename, name={"es": "Señales"})
    Cycle.objects.filter(pk=scoped.pk).update(state=CycleState.CONVENING)
    scoped.refresh_from_db()

    assert not ends_a_copy(rename, name={"es": "Señales", "en": "Signs"}), "it adds a language"
    assert ends_a_copy(rename, name={"es": "Avisos", "en": "Signs"})
    assert not ends_a_copy(edit, purpose={"es": "Que todas sepan", "en": "That all know"}), "it adds a language"
    assert ends_a_copy(edit, purpose={"es": "Que todas sepan más", "en": "That all know"})
    assert ends_a_copy(edit, title=scoped.title | {"es": "Otro ciclo"})
    assert not ends_a_copy(edit_session, subtitle={"es": "Señales"})
    assert ends_a_copy(edit_session, subtitle={"es": "Rutas"})
    assert ends_a_copy(edit_session, title={"es": "Otra sesión"})


def test_the_count_of_withdrawals_stays_while_its_rows_are_folded_into_one(db):
    copy = HubCopy(withdrawals=0)
    for number in range(MOST_ROWS + 40):
        note_withdrawal(f"deed {number}")
    copy.withdrawals = state_of_hub().withdrawals

    assert fold_old_withdrawals() == 39
    assert not is_older_than_a_withdrawal(copy), "nothing was withdrawn meanwhile"
    note_withdrawal("one more")
    assert is_older_than_a_withdrawal(copy)
    assert fold_old_withdrawals() == 1
    assert PublicWithdrawal.objects.count() == MOST_ROWS + 1
    assert count_withdrawals() == MOST_ROWS + 41


def test_invariant_19_a_stricter_regime_ends_a_copy_since_quotes_go_with_it(coordination, scoped, webinars):
    part = {"title": "Diálogo", "minutes": 1, "kind": "dialogue", "regime": "attribution"}
    segment = add_segment(actor=coordination, webinar=webinars[-1], **part)
    edit = partial(edit_segment, actor=coordination, segment=segment)

    assert not ends_a_copy(edit, title="Otro título")
    assert ends_a_copy(edit, regime="chatham_house")


def test_no_deed_is_called_harmless_that_nothing_records():
    deeds = {deed for deed, _subject in DEEDS}

    assert HARMLESS_WORDS - {deed.partition(" ")[0] for deed in deeds} == set()
    assert HARMLESS_DEEDS - deeds == set()


def ends_a_copy(deed: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    copy = HubCopy(withdrawals=state_of_hub().withdrawals)
    deed(*args, **kwargs)
    return is_older_than_a_withdrawal(copy)


def test_a_copy_that_is_being_made_is_left_alone_and_what_a_dead_worker_left_is_not(administrator, db):
    copy = start_copy(actor=administrator)
    draft = folder_of_copies() / "draft-1"
    draft.mkdir()
    file_of(copy).write_bytes(b"packed")

    assert (forget_old_copies(), draft.exists(), file_of(copy).exists()) == (0, True, True)
    HubCopy.objects.update(state=CopyState.FAILED)
    assert (forget_old_copies(), [*folder_of_copies().iterdir()]) == (1, [])


def test_a_copy_leaves_the_disk_some_room(administrator, db, monkeypatch):
    monkeypatch.setattr(files, "LEFT_FREE", 2**62)

    copy = made(administrator)

    assert (copy.fault, [*folder_of_copies().iterdir()]) == (CopyOutcome.NO_ROOM, [])


def test_what_cannot_be_made_says_why_and_leaves_nothing_there(client, administrator, db, monkeypatch):
    client.force_login(administrator)
    monkeypatch.setattr(actions, "MOST_PAGES", 1)
    copy = made(administrator)

    assert (copy.state, copy.fault) == (CopyState.FAILED, CopyOutcome.TOO_LARGE)
    assert list(folder_of_copies().iterdir()) == []
    assert "orden del manual" in client.get(reverse(PAGE)).text
    monkeypatch.undo()
    assert made(administrator).state == CopyState.DONE
    assert not HubCopy.objects.filter(state=CopyState.FAILED).exists()


def test_only_who_runs_the_installation_copies_it_here(client, hub_editor, db):
    with pytest.raises(Refused):
        start_copy(actor=hub_editor)
    client.force_login(hub_editor)
    assert {client.get(reverse(name)).status_code for name in (PAGE, FILE, PART)} == {403}
