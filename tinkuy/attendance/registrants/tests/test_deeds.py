"""C10: what the coordination does to several registrations at once, after a page that says what becomes of whom."""

import pytest

from tinkuy.attendance.registrants.actions import LOOKED
from tinkuy.attendance.tests.made import registered
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registrations.models import Registration, RegistrationSource, RegistrationState
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice

CHOSEN = "/es/team/c/ciclo-de-prueba/registrations/chosen/"
WHY = "Lo pidió por teléfono a la coordinación"


@pytest.fixture
def people(scoped):
    return registered(scoped, "Ana", "Luis")


@pytest.fixture
def waiting(people):
    """Luis has not answered the mail yet."""
    luis = people[1]
    Registration.objects.filter(pk=luis.pk).update(
        state=RegistrationState.PENDING, number=0, confirmed_at=None, link_fingerprint="before"
    )
    luis.refresh_from_db()
    return luis


@pytest.fixture
def send(signed_in, coordination):
    browser = signed_in(coordination)

    def post(deed, *people, **form):
        return browser.post(CHOSEN, {"deed": deed, "who": [one.public_id for one in people], **form})

    return post


def test_capability_C10_the_page_before_says_of_whom_and_what_and_changes_nothing(signed_in, coordination, people):
    page = signed_in(coordination).get(CHOSEN, {"deed": "withdraw", "who": [one.public_id for one in people]}).text

    assert "2 personas elegidas" in page
    assert "No se puede deshacer" in page
    assert Registration.objects.filter(state=RegistrationState.CONFIRMED).count() == 2


def test_the_names_of_that_page_are_a_look_that_is_noted(signed_in, coordination, people):
    """Its address works for weeks, without the list."""
    signed_in(coordination).get(CHOSEN, {"deed": "withdraw", "who": [one.public_id for one in people]})

    assert Entry.objects.get(deed=LOOKED).actor == coordination


def test_nobody_chosen_leads_back_with_a_sentence(signed_in, coordination, people):
    page = signed_in(coordination).get(CHOSEN, {"deed": "walk-in"}, follow=True).text

    assert "Primero elija a alguien" in page


def test_capability_C10_who_waits_is_confirmed_by_hand_with_a_reason_that_they_read(send, waiting, coordination):
    assert send("confirm", waiting).status_code == 422
    assert send("confirm", waiting, reason="breve").status_code == 422

    assert send("confirm", waiting, reason=WHY).status_code == 302

    waiting.refresh_from_db()
    assert waiting.is_confirmed
    assert waiting.number > 0
    assert {"deed": "confirmed by hand", "reason": WHY}.items() <= own_data(waiting, "es")["journal"][-1].items()


def test_a_reason_that_names_an_address_is_refused(send, waiting):
    answer = send("confirm", waiting, reason="Lo pidió luis@example.org por correo")

    assert answer.status_code == 422
    assert "sin nombres" in answer.text


def test_the_confirmation_goes_out_again_with_a_new_link_and_not_without_end(send, waiting):
    assert send("resend", waiting).status_code == 302

    waiting.refresh_from_db()
    assert waiting.link_fingerprint not in ("", "before")
    assert Notice.objects.filter(kind="confirm-registration").count() == 1

    for _again in range(5):
        send("resend", waiting)
    assert send("resend", waiting).status_code == 422
    assert Notice.objects.filter(kind="confirm-registration").count() == 6


@pytest.fixture
def applicant(people):
    """Luis waits for the team's decision."""
    luis = people[1]
    Registration.objects.filter(pk=luis.pk).update(state=RegistrationState.APPLIED, number=0)
    luis.refresh_from_db()
    return luis


def test_capability_C10_who_waits_for_the_team_is_registered_from_the_list_with_a_mail(send, applicant, people):
    assert send("admit", applicant, people[0], reason="").status_code == 302

    applicant.refresh_from_db()
    assert applicant.is_confirmed
    assert applicant.number > 0
    assert Notice.objects.filter(kind="registration-admitted").count() == 1
    assert send("admit", applicant, reason="").status_code == 422


def test_capability_C10_who_waits_for_the_team_is_declined_from_the_list_with_a_reason(send, applicant):
    assert send("decline", applicant, reason="").status_code == 422

    send("decline", applicant, reason="Este ciclo es para instituciones de la red.")

    applicant.refresh_from_db()
    assert applicant.state == RegistrationState.NOT_ADMITTED
    assert applicant.reason() == "Este ciclo es para instituciones de la red."


def test_who_is_confirmed_is_not_confirmed_again(send, people):
    assert send("confirm", people[0], reason=WHY).status_code == 422
    assert not Entry.objects.filter(deed="confirmed by hand").exists()


@pytest.mark.both_databases  # rows are locked
def test_withdrawing_erases_who_they_were_and_leaves_the_reason(send, people, coordination):
    ana, luis = people
    assert send("withdraw", ana, reason=WHY).status_code == 302

    ana.refresh_from_db()
    assert (ana.state, ana.name(), ana.email()) == (RegistrationState.WITHDRAWN, "", "")
    luis.refresh_from_db()
    assert luis.is_confirmed
    entry = Entry.objects.get(deed="withdrew by hand")
    assert (entry.actor, entry.details["text"]) == (coordination, WHY)


def test_walk_ins_are_marked_and_where_somebody_comes_from_is_corrected(send, people):
    ana, luis = people
    send("walk-in", ana, luis)
    send("origin", ana, country="BO", organisation="")

    ana.refresh_from_db()
    luis.refresh_from_db()
    assert (ana.source, luis.source) == (RegistrationSource.WALK_IN,) * 2
    assert (ana.country, luis.country) == ("BO", "PE")
    send("not-walk-in", luis)
    luis.refresh_from_db()
    assert luis.source == RegistrationSource.REGISTERED
    assert send("origin", ana, country="", organisation="").status_code == 422


def test_the_journal_says_what_was_done_and_neither_of_whom_nor_of_how_many(send, people, signed_in, coordination):
    send("walk-in", *people)

    page = signed_in(coordination).get("/es/team/c/ciclo-de-prueba/journal/").text

    assert page.count("marcó a personas que vinieron sin inscribirse") == 1
    assert "Ana" not in page


def test_a_registration_of_another_cycle_is_not_reached(send, people):
    assert send("walk-in").status_code == 422
    answer = send("walk-in", *(type(people[0])(public_id=name) for name in ("nadie", "otra")))

    assert answer.status_code == 422
    assert not Registration.objects.filter(source=RegistrationSource.WALK_IN).exists()
