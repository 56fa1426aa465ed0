"""C13, the early warnings of a cycle, worked out from its data."""

from datetime import date, timedelta

from tinkuy.attendance.hiding_decisions.actions import decide_numbers
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.attended import came, came_again
from tinkuy.attendance.warnings import actions
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.attendance.warnings.queries.cards import card_of, decided_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.hiding.cycle.decisions import forget_decisions
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .warned import FALL, plain, waiting


def test_capability_C13_a_fall_is_readable_with_its_numbers_their_meaning_and_what_may_be_done(fallen):
    board = warning_board(fallen)

    card = next(card_of(board, one) for one in board.waiting if one.key == FALL)

    assert card.fact == "La asistencia pasó de 80 personas a 40"
    assert plain(card.numbers) == "50 % (40 de 80)"
    assert card.definition == "Personas que asistieron a esta sesión ÷ personas que asistieron a la anterior"
    assert plain(card.limit).startswith("Avisar cuando una sesión conserva menos del 70 %")
    assert len(card.suggestions) == 4


def test_capability_C13_each_country_that_fell_has_a_warning_of_its_own(fallen):
    assert waiting(fallen) >= {FALL, "attendance-fall.country-PE.2", "attendance-fall.country-UY.2"}


def test_capability_C13_only_the_last_measured_session_waits_the_earlier_ones_are_past(scoped, webinars):
    came(scoped, webinars, range(80), range(40), range(40))

    board = warning_board(scoped)

    assert not [one for one in board.waiting if one.webinar.ordinal == 2]
    assert FALL in {one.key for one in board.passed}


def test_invariant_07_accounts_of_nobody_are_in_no_fall_and_have_a_rule_of_their_own(scoped, webinars):
    came(scoped, webinars, range(80), range(80))
    Presence.objects.filter(webinar=webinars[1], registration__in=Registration.objects.order_by("pk")[:40]).update(
        registration=None
    )
    for presence in Presence.objects.filter(registration=None):
        Presence.objects.filter(pk=presence.pk).update(email_index=str(presence.pk))

    assert {FALL, "unmatched-share.cycle.2"} <= waiting(scoped)


def test_invariant_09_no_warning_tells_of_a_country_with_few_people(scoped, webinars):
    """Of 40 of Peru 3 come again: nothing of Peru is told, nor of Uruguay, from which it would follow."""
    came(scoped, webinars, range(80), {*range(0, 80, 2), 1, 3, 5})

    board = warning_board(scoped)
    texts = [card_of(board, one) for one in [*board.waiting, *board.passed]]

    assert not [card for card in texts if " 3 " in f"{card.fact} {card.numbers} "]
    assert not [c for c in texts if c.subject.kind == "country" and c.rule.code not in ("few-left", "country-absent")]


def test_capability_C13_registrations_are_looked_at_by_the_clock_and_told_once(scoped, webinars, coordination):
    scoped.target_attendance = 100
    scoped.save()
    Webinar.objects.filter(pk=webinars[2].pk).update(state=WebinarState.ANNOUNCED)
    for person in range(40):
        made = Registration.objects.create(cycle=scoped, country="PE", erase_on=date(2030, 1, 1), number=person + 1)
        made.webinars.add(webinars[2])
    with clock.at(webinars[2].starts_at - timedelta(days=15)):
        assert actions.warn_of_registrations() == 0

    with clock.at(webinars[2].starts_at - timedelta(days=13)):
        assert waiting(scoped) == {"registrations-behind.cycle.3"}
        assert [actions.warn_of_registrations(), actions.warn_of_registrations()] == [1, 1]
    assert Notice.objects.filter(kind="registrations-behind", person=coordination).count() == 1


def test_capability_C13_what_the_board_costs_does_not_grow(scoped, webinars, coordination, django_assert_num_queries):
    came(scoped, webinars[:2], range(20), range(6))
    warning_board(scoped)
    decide_numbers(scoped)
    forget_decisions()
    with django_assert_num_queries(8):
        one = warning_board(scoped)
        assert one.waiting
    came_again(scoped, webinars[2], range(5))
    actions.set_warning_aside(actor=coordination, standing=warning_board(scoped).passed[0], reason="Feriado")
    decide_numbers(scoped)
    forget_decisions()
    with django_assert_num_queries(8):
        board = warning_board(scoped)
        assert [decided_of(board, decision) for decision in board.decisions]
