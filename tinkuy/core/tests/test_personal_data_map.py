"""Every column that may hold a person's words says why, until when and what erases it, or the start fails (P19)."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import models
from django.test.utils import isolate_apps

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.core import personal_data_map
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.lasting_erasure.eraser_reach import reach_of
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.notes.actions import edit_note, remove_note
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.actions import remove_poll
from tinkuy.dialogue.polls.models import Option, Poll
from tinkuy.own_pages.models import MailedCode
from tinkuy.planning.guests.models import GuestCode
from tinkuy.uploads.models import Upload


@isolate_apps("tinkuy.core")
def faults_with(said=(), **fields) -> list[str]:
    """What is found of a model of these fields that says this of them."""
    parts = {"__module__": "tinkuy.core.models", "personal_data": said, "Meta": type("Meta", (), {"app_label": "core"})}
    return list(personal_data_map.faults_of(type("Visitor", (models.Model,), parts | fields)))


@pytest.mark.parametrize(
    "field",
    [
        models.TextField(),
        models.CharField(max_length=6),
        models.CharField(),
        models.JSONField(),
        models.BinaryField(),
        models.FileField(),
        models.EmailField(),
        models.SlugField(),
        models.GenericIPAddressField(),
        models.CharField(max_length=900, choices=[("a", "A")]),
        models.CharField(max_length=900, default=new_public_id),
        models.CharField(max_length=900, default="a"),
        models.TextField(choices=[("a", "A")]),
    ],
    ids=lambda field: type(field).__name__,
)
def test_promise_P19_a_column_that_may_hold_words_and_says_nothing_is_told_with_what_to_write(field):
    (fault,) = faults_with(nickname=field)

    assert "Visitor.nickname may hold a person's words" in fault
    assert "holds('nickname', 'what it is for', Until.…, 'app.actions.function')" in fault
    assert "holds_nobody('nickname'" in fault


def test_a_column_without_room_for_words_needs_nothing():
    assert not faults_with(
        country=models.CharField(max_length=2),
        kind=models.CharField(max_length=20, choices=[("a", "A")]),
        public_id=models.CharField(max_length=16, default=new_public_id),
        count=models.PositiveIntegerField(),
        at=models.DateTimeField(),
        guid=models.UUIDField(),
    )


def test_a_declaration_is_true_of_its_model_and_names_a_function_that_is_there():
    text = {"text": models.TextField()}

    assert not faults_with(
        (holds("text", "Why", Until.HOURS, "core.lasting_erasure.forgetting.empty_the_log"),), **text
    )
    assert not faults_with((holds_nobody("text", "A colour"),), **text)
    assert not faults_with((holds("text", "Why", Until.HUB, ""),), **text)
    for said, words in (
        (holds("text name", "Why", Until.HOURS, "core.lasting_erasure.forgetting.empty_the_log"), "which is no field"),
        (holds("text", "Why", Until.HOURS, "core.lasting_erasure.forgetting.no_such_deed"), "is no function"),
        (holds("text", "Why", Until.HOURS, "core.no_such_module.deed"), "is no function"),
        (holds("text", "Why", Until.HOURS, ""), "say which function erases it"),
        (holds("text", "Why", Until.HUB, "", opens="unsealed"), "there is no method unsealed"),
    ):
        assert any(words in fault for fault in faults_with((said,), **text)), words


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("dialogue.notes.actions.remove_note", "does not name the model"),
        ("planning.hooks.actions.reword_outcome", "does not name the model"),
        ("dialogue.polls.actions.remove_poll", "does not name the model"),
    ],
)
def test_promise_P19_what_is_taken_out_by_hand_names_a_deed_that_takes_it_out(by, words):
    (fault,) = faults_with((holds("text", "Why", Until.RECORD, by),), text=models.TextField())

    assert fault == f"core.Visitor text: tinkuy.{by}, which is to take it out, {words}."


def test_promise_P19_the_code_of_a_deed_tells_which_columns_it_takes_out():
    edited, removed = reach_of(edit_note), reach_of(remove_poll)

    assert edited.fault_of(Note, ("text", "country")) == ""
    assert edited.fault_of(Note, ("text", "nickname")) == "neither deletes nor names nickname"
    assert edited.fault_of(Agreement, ("text",)) == "does not name the model"
    assert (removed.fault_of(Poll, ("question",)), removed.fault_of(Option, ("text",))) == ("", "")
    assert reach_of(remove_note).fault_of(Agreement, ("text",)) == "does not name the model"


def test_what_an_abstract_model_says_holds_for_those_made_of_it():
    assert set(MailedCode.personal_data) <= set(personal_data_map.declared(GuestCode))


def test_what_a_table_says_is_not_said_again_by_one_that_adds_to_it():
    assert set(Upload.personal_data).isdisjoint(personal_data_map.declared(AttendanceImport))


def test_promise_P19_every_column_of_the_program_is_in_the_map():
    """When this fails, it says what to write beside the field."""
    assert list(personal_data_map.faults()) == []
    assert len(personal_data_map.own_models()) > 80


@pytest.mark.django_db
def test_promise_P19_the_start_fails_where_a_column_says_nothing(monkeypatch):
    from tinkuy.dialogue.notes.models import Note

    monkeypatch.setattr(Note, "personal_data", ())

    with pytest.raises(SystemCheckError, match=r"tinkuy\.P19.*Note\.text may hold a person's words"):
        call_command("check")


def test_promise_P19_a_table_of_a_library_and_a_place_outside_are_in_the_map(monkeypatch):
    places = {one.place for one in personal_data_map.elsewhere()}
    assert {"sessions.Session", "django_tasks_database.DBTaskResult", "materials/", "guests/", "ephemeral/"} <= places

    monkeypatch.delitem(personal_data_map._elsewhere, "sessions.Session")
    (fault,) = personal_data_map.faults()
    assert "also_holds('sessions.Session'" in fault


def test_promise_P19_a_sealed_column_says_by_what_it_is_opened_so_that_a_scan_can_look_in():
    sealed = {"sealed_name": models.BinaryField()}

    faults = faults_with(
        (holds("sealed_name", "Why", Until.HOURS, "core.lasting_erasure.forgetting.empty_the_log"),), **sealed
    )

    assert ["sealed_name: say with opens='…'" in fault for fault in faults] == [True]
