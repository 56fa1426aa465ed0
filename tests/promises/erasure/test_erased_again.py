"""R05: whatever is erased of a person is in the ledger, and goes again from an older copy."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import models
from django_scopes import scope

from tests.promises.access.worlds import make_world
from tests.running import ROOT
from tinkuy.attendance.uploads.actions.list_rows import remove_listed
from tinkuy.convening.admission.actions.confirming import confirm_registration
from tinkuy.convening.call_for_proposals.actions.proposing import withdraw_proposal
from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.core import personal_data_map
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.core.lasting_erasure.erasure_ledger import fingerprint
from tinkuy.core.personal_data_map import Until
from tinkuy.journal import erasures
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.team.actions.invitations import correct_address, invite_member
from tinkuy.uploads.models import Batch, Upload

AWAY = date(2026, 5, 30)
PERSONS = (
    Until.THEY_LEAVE, Until.ANYBODY_LEAVES, Until.UNANSWERED, Until.CLOSES, Until.GUEST_ENDS, Until.OWN_DAY,
    Until.CALLED, Until.INVITED, Until.SUBSCRIBED, Until.CONVENED,
)  # fmt: skip
"""What is kept until then is somebody's, and its erasure is promised."""

KINDS = {
    "AgreementParty": "agreement-contact-erased",
    "AttendanceImport": "file-expired",
    "Enquiry": "enquiry-erased",
    "FormerDraft": "former-draft-removed",
    "Guest": "guest-erased",
    "Invitee": "invitee-erased",
    "KeyAction": "action-contact-erased",
    "Material": "material-removed",
    "Note": "note-removed",
    "OfferedPractice": "offered-practice-erased",
    "Person": "account-removed",
    "Proposal": "proposal-removed",
    "Question": "question-removed",
    "Registration": "registration-removed",
    "Response": "response-contact-erased",
    "Subscription": "subscription-ended",
    "Upload": "file-expired",
    "Speaker": "label-dropped",
}
WITH_THEIR_OWNER = "goes again with the registration that it hangs on, or with the files of its cycle"
BY_ITS_DAY = "carries its last day, and the clock erases it again within an hour of the restore"
WITHOUT_KIND = {
    "BegunReview": BY_ITS_DAY,
    "ColumnMapping": BY_ITS_DAY,
    "ImportJob": BY_ITS_DAY,
    "Presence": WITH_THEIR_OWNER,
    "ProposalComment": WITH_THEIR_OWNER,
    "RegistrationAnswer": WITH_THEIR_OWNER,
    "TeamRole": BY_ITS_DAY,
}

ROLE = "roles that were taken back, of which the trail tells"
NO_WORDS = "holds no word of a person"
OWN_WORK = "the team's own work, of which the trail tells"
OF_ANOTHER_HUB = "what another hub published, read anew from there"
NOT_SENT = "a message that waited: in an older copy so do the date and the decision that it hangs on"

UNNOTED = {
    "_erase_due": BY_ITS_DAY,
    "_forget_unanswered": BY_ITS_DAY,
    "begin_anew": NOT_SENT,
    "change_known_hub": OF_ANOTHER_HUB,
    "remove_known_hub": OF_ANOTHER_HUB,
    "remove_doi_account": "an account of the hub, which holds no word of a person",
    "change_answers": "what somebody answers anew, which goes with them in an older copy too",
    "erase_answers_due": BY_ITS_DAY,
    "erase_answers_of": WITH_THEIR_OWNER,
    "erase_attendance": WITH_THEIR_OWNER,
    "fade_signs": NO_WORDS,
    "forget_campaigns": NO_WORDS,
    "forget_factors": NO_WORDS,
    "forget_full_buckets": NO_WORDS,
    "forget_old_events": NO_WORDS,
    "forget_old_messages": BY_ITS_DAY,
    "forget_old_standings": NO_WORDS,
    "forget_spent_entries": NO_WORDS,
    "merge_institutions": NO_WORDS,
    "note_answer": NO_WORDS,
    "end_role": ROLE,
    "give_back_hub_role": ROLE,
    "give_back_role": ROLE,
    "take_hub_role": ROLE,
    "take_role": ROLE,
    "remove_accounts_again": "what is done again after a restore",
    "remove_act": OWN_WORK,
    "take_back": NOT_SENT,
    "take_back_sheet": OWN_WORK,
    "remove_party": "`forget_contact` notes whom it names",
    "set_countries": "`forget_contact` notes whom it names",
    "_erase_waiting": BY_ITS_DAY,
    "_forget_jobs": BY_ITS_DAY,
    "_taken": "a preview in whose place the same file came",
    "erase_entries": WITH_THEIR_OWNER,
    "forget_accounts_called": WITH_THEIR_OWNER,
    "_forget_columns_called": WITH_THEIR_OWNER,
    "forget_mapping": "what was said of columns, by hand, of a file that may be there",
    "forget_taken_roles": ROLE,
    "take_back_proposals": WITH_THEIR_OWNER,
    "take_back_report": "a state that can be had again; the file stays until its day",
}
"""Deeds that delete rows of persons and note nothing, each with its reason."""
AGAIN = "erasing_again.py"
NOT_OF_PERSONS = (
    "mark", "row", "one", "other", "excerpt", "transcript", "theirs", "dismissal", "code", "merge", "double_coding",
    "alert_decision", "evidence", "finding_link", "warning_decision", "segment", "milestone", "task", "theme", "taken",
    "held", "present", "codes",
)  # fmt: skip
"""How the deeds call rows of the record, of roles and of spent codes."""


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    settings.KEYS_FOLDER = tmp_path


def registered(cycle, name: str, **values) -> Registration:
    made = Registration(cycle=cycle, erase_on=AWAY, number=Registration.objects.count() + 1, **values)
    made.seal(name=name, email="persona@example.org")
    made.save()
    return made


def proposal(cycle, coordination) -> Iterator[models.Model]:
    own = registered(cycle, "Colibrí")
    made = Proposal.objects.create(cycle=cycle, registration=own, title="Un tema", text="Del agua", kind="topic")
    yield made
    withdraw_proposal(registration=own, proposal=made)


def listed(cycle, coordination) -> Iterator[models.Model]:
    source = Upload.objects.create(
        cycle=cycle,
        kind="registration_list",
        batch=Batch.objects.create(cycle=cycle),
        erase_on=AWAY,
        made_by=coordination,
    )
    yield registered(cycle, "Colibrí", upload=source)
    remove_listed(source)


def pending_twice(cycle, coordination) -> Iterator[models.Model]:
    first, second = (registered(cycle, "Colibrí", state=RegistrationState.PENDING) for _ in range(2))
    yield first
    confirm_registration(registration=second)


def invited(cycle, coordination) -> Iterator[models.Model]:
    wrong = invite_member(
        actor=coordination, cycle=cycle, name="Como se escribió", email="errada@example.org", role=Role.OBSERVER
    )
    yield wrong.person
    correct_address(actor=coordination, team_role=wrong, email="correcta@example.org")
    assert not Notice.objects.filter(person__email="errada@example.org").exists()


@pytest.mark.parametrize("deed", [proposal, listed, pending_twice, invited])
def test_promise_R05_what_was_erased_goes_again_from_an_older_copy(cycle, coordination, deed):
    with scope(cycle=cycle):
        doing = deed(cycle, coordination)
        row = next(doing)
        former = type(row)._base_manager.get(pk=row.pk)
        next(doing, None)
        rows = type(former)._base_manager.filter(pk=former.pk)
        assert not rows.exists()
        former.save(force_insert=True)  # as an older copy has it
        erasures.move_to_ledger()

        again = erasures.erase_again(erasure_ledger.by_kind(erasure_ledger.read()))

    assert not rows.exists(), again
    assert sum(again.values()) == 1
    assert not Person.objects.filter(email="errada@example.org").exists()


@pytest.mark.parametrize("name", ["Transcript", "Note", "Question", "Proposal", "Registration", "Guest", "Material"])
def test_promise_R05_what_rests_on_it_in_an_older_copy_keeps_nothing_that_was_erased(db, name):
    """There a quote, of which the findings tell, rests on what could be removed once it had been taken away."""
    world = make_world("COPIA", state=CycleState.RUNNING)
    row = world.rows[name]
    excerpt = world.rows["Excerpt"]
    with scope(cycle=world.cycle):
        if name in ("Note", "Question"):
            source = {"source": name.lower(), name.lower(): row}
            type(excerpt)._base_manager.filter(pk=excerpt.pk).update(cue=None, last_cue=None, **source)
        assert world.rows["Evidence"].excerpt_id == excerpt.pk
        ledger = {f"{name.lower()}-removed": {fingerprint(f"{name.lower()}-removed", row.public_id)}}

        assert sum(erasures.erase_again(ledger).values()) == 1

    assert not type(row)._base_manager.filter(pk=row.pk).exists()


def persons_models() -> set[str]:
    of_persons = [m for m in personal_data_map.own_models() if _holds_persons(m)]
    return {m.__name__ for m in of_persons} | {"Person", "Note"}


def _holds_persons(model: type[models.Model]) -> bool:
    return any(one.until in PERSONS for one in personal_data_map.declared(model))


@pytest.mark.one_database
def test_promise_R05_every_model_that_holds_persons_is_erased_again_or_says_why_not():
    assert persons_models() == set(KINDS) | set(WITHOUT_KIND)
    assert set(KINDS.values()) <= set(erasures._replays)


@pytest.mark.one_database
def test_promise_R05_every_deed_that_deletes_rows_of_persons_notes_it_or_says_why_not():
    persons, found = persons_models(), set()
    places = [
        place
        for place in sorted((ROOT / "tinkuy").rglob("*.py"))
        if {"actions", "actions.py"} & set(place.parts) and "tests" not in place.parts and place.name != AGAIN
    ]
    for place in places:
        found |= set(unnoted(place, persons))

    assert len(places) > 150, "each feature has its own"
    assert sorted(found - set(UNNOTED)) == []
    assert sorted(set(UNNOTED) - found) == []


def unnoted(place: Path, persons: set[str]) -> Iterator[str]:
    """The functions that delete what may be rows of *persons*, and note nothing."""
    for function in ast.walk(ast.parse(place.read_text())):
        if not isinstance(function, ast.FunctionDef) or "note_erasure" in ast.unparse(function):
            continue
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "delete":
                root = root_of(call)
                if root in persons or (root[:1].islower() and root not in NOT_OF_PERSONS):
                    yield function.name


def root_of(node: ast.AST) -> str:
    while not isinstance(node, ast.Name):
        node = node.func if isinstance(node, ast.Call) else getattr(node, "value", ast.Name(""))
    return node.id
