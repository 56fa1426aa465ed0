"""Every deed that the apps record has its words in the journal, and no words are kept for others."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

import tinkuy
from tests.sources import nodes
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.reminders.actions.deciding import DEEDS as DEEDS_OF_DECISIONS
from tinkuy.convening.session_changes.changes import Change
from tinkuy.desk.journal.words.deeds import DEEDS
from tinkuy.journal.models import Entry

PACKAGE = Path(tinkuy.__file__).parent

OF_NAMES = {
    "opened": "validationround", "merged": "finding",
    "wave": "invitationwave", "action": "keyaction", "sending": "invitationsending",
    "attendance_import": "attendanceimport", "voice": "decisionvoice",
    "institution": "organisation", "surviving": "organisation",
    "mapping": "columnmapping", "into": "code",
    "added": "headerword", "word": "headerword",
    "words": "hubwords", "run": "clockrun", "ClockMark.objects.get()": "clockmark",
    "comment": "proposalcomment", "vote": "proposalvote", "clone": "cycle", "former": "cycle",
    "plan": "systematisationplan", "support": "peersupport", "visit": "peervisit",
    "act": "visibilityact", "letter": "recognitionletter", "focal_role": "teamrole",
    "entry": "resourceentry", "corrected": "resourceentry",
    "call": "practicecall", "practice": "offeredpractice",
    "hub": "knownhub", "review": "hubreview", "copy": "hubcopy", "account": "doiaccount",
}  # fmt: skip
"""Model of a subject whose name in the source is not that of its model."""

OF_SEVERAL = {"browser": ("device", "guestdevice"), "owner": ("registration", "guest")}
"""Models of a subject that stands for those of every page without an account."""

COMPUTED = {
    "DEEDS[Owner(owner)]": ("matched", "registered as a walk-in", "marked as team", "left out"),
    "DEEDS[Decision(decision)]": tuple(DEEDS_OF_DECISIONS.values()),
    "'became ' + state.value": ("became validated", "became contrasted"),
    "change.value": tuple(change.value for change in Change),
}


@cache
def recorded() -> tuple[tuple[str, str, str], ...]:
    """Deed, subject and place in the source of every trace that the apps leave."""
    return tuple(_recorded())


def _recorded() -> Iterator[tuple[str, str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if {"tests", "migrations", "example"} & set(path.parts) or not calls(path, "record"):
            continue
        for function in nodes(path, ast.FunctionDef):
            for call in (node for node in ast.walk(function) if is_call_of(node, "record")):
                if len(call.args) < 3:
                    continue
                subject = ast.unparse(call.args[2])
                named = OF_NAMES.get(subject, subject.rpartition(".")[2].replace("_", ""))
                for deed in deeds_of(call.args[1], function, path):
                    for model in OF_SEVERAL.get(subject, (named,)):
                        yield deed, model, f"{path.relative_to(PACKAGE)}:{call.lineno}"


def calls(path: Path, name: str) -> bool:
    """Whether it is worth understanding: to find a word takes a hundredth of that."""
    return f"{name}(" in path.read_text(encoding="utf-8")


def is_call_of(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def deeds_of(deed: ast.expr, function: ast.FunctionDef, path: Path) -> list[str]:
    """Every value that the deed may have: written out, one of two, or what the callers of *function* pass."""
    if isinstance(deed, ast.Constant):
        return [str(deed.value)]
    if isinstance(deed, ast.IfExp):
        return [*deeds_of(deed.body, function, path), *deeds_of(deed.orelse, function, path)]
    if isinstance(deed, ast.Name):
        app = PACKAGE / path.relative_to(PACKAGE).parts[0]
        return passed_to(function, deed.id, path.parent if function.name.startswith("_") else app)
    return list(COMPUTED[ast.unparse(deed)])


def passed_to(function: ast.FunctionDef, name: str, folder: Path) -> list[str]:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    found = []
    for path in folder.rglob("*.py"):
        if "tests" in path.parts or not calls(path, function.name):
            continue
        for call in nodes(path, ast.Call):
            if not is_call_of(call, function.name):
                continue
            value = {word.arg: word.value for word in call.keywords}.get(name)
            value = value or call.args[names.index(name)]
            found.append(str(ast.literal_eval(value)))
    return found


def test_capability_P14_every_deed_that_an_app_records_has_its_words():
    """When this fails, write a sentence for the deed in `desk/journal/words`."""
    deeds = recorded()

    assert len(deeds) > 90
    assert [place for *key, place in deeds if tuple(key) not in DEEDS] == []


def test_capability_P14_no_words_are_kept_for_a_deed_that_nobody_records():
    assert set(DEEDS) - {(deed, model) for deed, model, _place in recorded()} == set()


def test_the_subjects_of_the_words_are_models():
    models = {model._meta.model_name for model in apps.get_models()}

    assert {model for _deed, model in DEEDS} <= models


@pytest.mark.one_database
def test_capability_P14_everything_that_the_example_did_is_told_in_sentences(example_loaded, db):
    kinds = set(Entry.objects.values_list("deed", "subject"))
    assert len(kinds) > 25
    assert kinds - set(DEEDS) == set()


def test_promise_P17_each_number_of_a_sentence_says_what_it_counts():
    """When this fails, say in `counts` of the deed what its number counts; a number of persons stands in no entry."""
    numbered = {key for key, deed in DEEDS.items() if "%(number)s" in f"{deed.words} {deed.gone}"}

    assert numbered == {key for key, deed in DEEDS.items() if deed.counts}
    assert {deed.counts for deed in DEEDS.values()} & {"persons", "registrations", "rows", "accounts"} == set()


def test_promise_P17_what_is_done_to_one_person_stands_once_a_day():
    """Of a row that is somebody's and holds no words that others read: entries that can be counted are a number."""

    def is_of_a_person(model: type[Model]) -> bool:
        fields = model._meta.get_fields()
        belongs = any(field.concrete and field.related_model is Registration for field in fields)
        return model is Registration or (belongs and not any(field.name == "text" for field in fields))

    of_persons = {model._meta.model_name for model in apps.get_models() if is_of_a_person(model)}

    assert {"registration", "presence", "device"} <= of_persons
    assert {key for key, deed in DEEDS.items() if key[1] in of_persons and not deed.stands_once_a_day} == set()
