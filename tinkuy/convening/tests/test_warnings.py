"""C13, the warnings of a cycle: worked out from its data, decided on, followed to the next session."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.urls import reverse

from tinkuy.convening import actions
from tinkuy.convening.models import AttendanceImport, Presence, Registration, WarningDecision
from tinkuy.convening.queries import attendance_of
from tinkuy.convening.queries.near_close import groups_near_close, near_close
from tinkuy.convening.queries.warning_cards import card_of, decided_of
from tinkuy.convening.queries.warnings import warning_board
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.actions import finish_task, remove_task
from tinkuy.planning.models import Task, Webinar, WebinarState

from .test_attendance_of_a_cycle import came

DAY = date(2026, 3, 15)
FALL = "attendance-fall.cycle.2"


@pytest.fixture
def fallen(scoped, webinars):
    """80 came to the first session and 40 of them to the second; half of each are of Peru."""
    came(scoped, webinars, range(80), range(40))
    return scoped


def waiting(cycle) -> set[str]:
    return {standing.key for standing in warning_board(cycle).waiting}


def named(cycle, key: str):
    standing = warning_board(cycle).named(key)
    assert standing is not None, key
    return standing


def act(actor, cycle, key: str = FALL, **chosen) -> WarningDecision:
    chosen = {"suggestion": "thread", "owner": actor, "due_on": DAY} | chosen
    return actions.act_on_warning(actor=actor, standing=named(cycle, key), **chosen)


def told(cycle):
    board = warning_board(cycle)
    found = decided_of(board, board.decisions[0])
    assert found is not None
    return replace(found, then=plain(found.then), now=plain(found.now), after=plain(found.after))


def plain(words: str) -> str:
    """With ordinary spaces."""
    return words.replace("\xa0", " ").replace("\u202f", " ")


def test_C13_a_fall_is_told_with_its_numbers_their_meaning_and_what_may_be_done(fallen):
    board = warning_board(fallen)

    card = next(card_of(board, one) for one in board.waiting if one.key == FALL)

    assert card.fact == "La asistencia pasó de 80 personas a 40"
    assert plain(card.numbers) == "50 % (40 de 80)"
    assert card.definition == "Personas que asistieron a esta sesión ÷ personas que asistieron a la anterior"
    assert plain(card.limit).startswith("Avisar cuando una sesión conserva menos del 70 %")
    assert len(card.suggestions) == 4


def test_C13_each_country_that_fell_has_a_warning_of_its_own(fallen):
    assert waiting(fallen) >= {FALL, "attendance-fall.country-PE.2", "attendance-fall.country-UY.2"}


def test_C13_only_the_last_measured_session_waits_the_earlier_ones_are_past(scoped, webinars):
    came(scoped, webinars, range(80), range(40), range(40))

    board = warning_board(scoped)

    assert not [one for one in board.waiting if one.webinar.ordinal == 2]
    assert FALL in {one.key for one in board.passed}


def test_C13_a_decision_makes_a_task_and_keeps_the_numbers_as_they_were(fallen, coordination):
    decision = act(coordination, fallen)

    assert decision.task is not None
    assert decision.task.text == "Dejar abierto un hilo que recoja la sesión siguiente (sesión 2)"
    assert (decision.task.owner, decision.task.due_on) == (coordination, DAY)
    assert (decision.numerator, decision.denominator, decision.threshold) == (40, 80, 70)
    assert FALL not in waiting(fallen)
    assert Entry.objects.filter(deed="acted on", subject="warningdecision").count() == 1


def test_C13_another_action_is_taken_in_ones_own_words(fallen, coordination):
    decision = act(coordination, fallen, suggestion="", words="  Hablar con  los ministerios ")

    assert (decision.choice, decision.words) == ("other", "Hablar con los ministerios")


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"suggestion": "", "words": " "}, "Escriba qué hay que hacer."),
        ({"suggestion": "match-accounts"}, "Elija una de las acciones o escriba otra."),
    ],
)
def test_C13_what_is_no_action_is_refused_and_nothing_is_written(fallen, coordination, chosen, sentence):
    with pytest.raises(Refused, match=sentence):
        act(coordination, fallen, **chosen)

    assert not WarningDecision.objects.exists()
    assert not Task.objects.exists()


def test_C13_a_warning_is_set_aside_with_a_reason(fallen, coordination):
    with pytest.raises(Refused, match="Escriba por qué no se hace nada"):
        actions.set_warning_aside(actor=coordination, standing=named(fallen, FALL), reason="  ")

    actions.set_warning_aside(actor=coordination, standing=named(fallen, FALL), reason="Era feriado en Perú.")

    assert told(fallen).is_set_aside
    assert not Task.objects.exists()


def test_C13_a_warning_is_decided_on_once(fallen, coordination):
    before = named(fallen, FALL)
    act(coordination, fallen)

    for standing in (before, named_decided(fallen)):
        with pytest.raises(Refused, match="Alguien ya decidió sobre esta alerta"):
            actions.set_warning_aside(actor=coordination, standing=standing, reason="Otra vez")

    assert WarningDecision.objects.count() == 1


def named_decided(cycle):
    return next(one for one in warning_board(cycle).current if one.decision)


def test_C13_a_decision_is_taken_back_and_its_task_stays(fallen, coordination):
    decision = act(coordination, fallen)

    actions.take_back_warning_decision(actor=coordination, warning_decision=decision)

    assert FALL in waiting(fallen)
    assert Task.objects.count() == 1
    assert Entry.objects.filter(deed="took back the decision on").count() == 1


def test_C13_the_action_is_done_when_its_task_is(fallen, coordination):
    decision = act(coordination, fallen)
    assert not told(fallen).is_done

    finish_task(actor=coordination, task=decision.task)

    assert told(fallen).is_done


def test_C13_a_task_that_was_removed_leaves_the_action_unknown(fallen, coordination):
    remove_task(actor=coordination, task=act(coordination, fallen).task)

    assert told(fallen).task_is_gone
    assert not told(fallen).is_done


def test_C13_the_same_number_of_the_next_session_stands_beside_it(scoped, webinars, coordination):
    came(scoped, webinars[:2], range(80), range(40))
    act(coordination, scoped)
    assert told(scoped).next is None

    add(scoped, webinars[2], range(30))

    assert told(scoped).then == "50 % (40 de 80)"
    assert (told(scoped).next, told(scoped).after) == (webinars[2], "75 % (30 de 40)")


def add(cycle, webinar, persons) -> None:
    """The same persons as before, by number, in another session."""
    everyone = list(Registration.objects.order_by("pk"))
    source = AttendanceImport.objects.create(
        cycle=cycle, webinar=webinar, fingerprint=f"again-{webinar.pk}", state="committed", erase_on=date(2030, 1, 1)
    )
    Presence.objects.bulk_create(
        Presence(
            cycle=cycle, webinar=webinar, source=source, registration=everyone[n], joined_at=webinar.starts_at,
            left_at=webinar.ends_at, erase_on=date(2030, 1, 1),
        )
        for n in persons
    )  # fmt: skip


def test_C13_when_the_import_is_undone_the_decision_says_that_its_number_is_gone(fallen, webinars, coordination):
    act(coordination, fallen)
    AttendanceImport.objects.update(state="committed")
    for report in AttendanceImport.objects.filter(webinar=webinars[1]):
        actions.undo_attendance(actor=coordination, attendance_import=report)

    one = told(fallen)

    assert (one.is_measured, one.stands, one.now) == (False, False, "")
    assert one.then == "50 % (40 de 80)"


def test_C13_when_more_are_matched_the_decision_says_that_it_would_be_no_warning(fallen, webinars, coordination):
    act(coordination, fallen)
    add(fallen, webinars[1], range(40, 70))

    one = told(fallen)

    assert (one.now, one.stands) == ("88 % (70 de 80)", False)


def test_invariant_09_then_and_now_do_not_tell_how_few_were_matched_since(fallen, webinars, coordination):
    act(coordination, fallen)
    add(fallen, webinars[1], range(40, 43))

    assert told(fallen).now == ""


def test_C13_a_focal_point_decides_for_their_own_country_and_no_other(fallen, focal_point_pe):
    act(focal_point_pe, fallen, "attendance-fall.country-PE.2", suggestion="summary")

    for key in ("attendance-fall.country-UY.2", FALL):
        with pytest.raises(Refused, match="Un referente local decide sobre las alertas de su país"):
            act(focal_point_pe, fallen, key)


def test_invariant_24_every_focal_point_may_do_the_same(fallen, focal_point_pe, focal_point_uy):
    for person, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        key = f"attendance-fall.country-{country}.2"
        decision = act(person, fallen, key)
        assert (decision.decided_by, key in waiting(fallen)) == (person, False)

        actions.take_back_warning_decision(actor=person, warning_decision=decision)
        assert key in waiting(fallen)


def test_C13_who_only_watches_decides_nothing(fallen, observer):
    with pytest.raises(Refused):
        act(observer, fallen)


def test_C13_thresholds_are_set_within_their_bounds_and_leave_a_trace(fallen, coordination, focal_point_pe):
    actions.set_thresholds(actor=coordination, cycle=fallen, values={"attendance-fall": 40})

    assert FALL not in waiting(fallen)
    entry = Entry.objects.get(deed="set warning thresholds")
    assert entry.details == {"thresholds": {"attendance-fall": [70, 40]}}
    with pytest.raises(Refused, match="escriba un número de 20 a 95"):
        actions.set_thresholds(actor=coordination, cycle=fallen, values={"attendance-fall": 96})
    with pytest.raises(Refused):
        actions.set_thresholds(actor=focal_point_pe, cycle=fallen, values={"attendance-fall": 50})


def test_C13_a_threshold_that_stays_leaves_no_trace(fallen, coordination):
    assert actions.set_thresholds(actor=coordination, cycle=fallen, values={"attendance-fall": 70}) == {}
    assert not Entry.objects.filter(deed="set warning thresholds").exists()


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


def test_C13_registrations_are_looked_at_by_the_clock_and_told_once(scoped, webinars, coordination):
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


def test_C13_what_the_board_costs_does_not_grow(scoped, webinars, coordination, django_assert_num_queries):
    came(scoped, webinars[:2], range(20), range(6))
    warning_board(scoped)
    with django_assert_num_queries(9):
        one = warning_board(scoped)
        assert one.waiting
    add(scoped, webinars[2], range(5))
    actions.set_warning_aside(actor=coordination, standing=warning_board(scoped).passed[0], reason="Feriado")
    with django_assert_num_queries(9):
        board = warning_board(scoped)
        assert [decided_of(board, decision) for decision in board.decisions]


def page(client, cycle, name: str, *more: str):
    return client.get(reverse(f"convening:{name}", args=[cycle.slug, *more]))


def test_C13_the_page_says_the_warning_and_who_decides(fallen, signed_in, coordination, focal_point_pe, observer):
    fact = "La asistencia pasó de 80 personas a 40"

    for person, deciding in ((coordination, True), (focal_point_pe, False), (observer, False)):
        shown = page(signed_in(person), fallen, "warnings").content.decode()
        assert fact in shown
        assert (f"/warnings/{FALL}/" in shown) is deciding
    shown = page(signed_in(focal_point_pe), fallen, "warnings").content.decode()
    assert "/warnings/attendance-fall.country-PE.2/" in shown
    assert "/warnings/attendance-fall.country-UY.2/" not in shown


def test_C13_a_decision_is_taken_on_its_page(fallen, signed_in, coordination):
    client = signed_in(coordination)
    address = reverse("convening:warning", args=[fallen.slug, FALL])

    wrong = client.post(address, {"action": "another", "owner": coordination.public_id, "due_on": "2026-03-15"})
    right = client.post(address, {"action": "thread", "owner": coordination.public_id, "due_on": "2026-03-15"})
    again = client.get(address).content.decode()

    assert (wrong.status_code, right.status_code) == (400, 302)
    assert "Sobre esta alerta ya se decidió" in again
    assert "Dejar abierto un hilo" in page(client, fallen, "warnings").content.decode()


def test_C13_it_is_set_aside_and_taken_back_on_the_page(fallen, signed_in, coordination):
    client = signed_in(coordination)
    aside = reverse("convening:set_warning_aside", args=[fallen.slug, FALL])

    assert client.post(aside, {"reason": ""}).status_code == 400
    assert client.post(aside, {"reason": "Era feriado."}).status_code == 302
    shown = page(client, fallen, "warnings").content.decode()
    assert "Era feriado." in shown

    decision = WarningDecision.objects.get()
    client.post(reverse("convening:take_back_warning", args=[fallen.slug, decision.public_id]))
    assert not WarningDecision.objects.exists()


def test_C13_a_warning_that_the_data_do_not_tell_is_not_there(fallen, signed_in, coordination):
    for key in ("attendance-fall.cycle.1", "show-up.cycle.9", "nothing"):
        assert page(signed_in(coordination), fallen, "warning", key).status_code == 404


def test_C13_the_thresholds_are_changed_on_their_page(fallen, signed_in, coordination, focal_point_pe):
    client = signed_in(coordination)
    address = reverse("convening:warning_thresholds", args=[fallen.slug])
    shown = client.get(address).context["form"]
    values = {name: field.initial for name, field in shown.fields.items()}

    assert client.post(address, values | {"attendance-fall": 1}).status_code == 400
    assert client.post(address, values | {"attendance-fall": 40}).status_code == 302
    assert FALL not in waiting(fallen)
    assert signed_in(focal_point_pe).get(address).status_code == 403


def test_C13_a_decision_of_another_version_is_passed_over(fallen, webinars, signed_in, coordination):
    WarningDecision.objects.create(
        cycle=fallen, webinar=webinars[1], rule="no-such-rule", subject="x", choice="other", threshold=1,
        numerator=1, denominator=2,
    )  # fmt: skip

    assert page(signed_in(coordination), fallen, "warnings").status_code == 200


def test_C13_the_country_the_sector_and_the_kind_that_leave_before_the_close_are_named(scoped, webinars):
    """Of 40 of Peru 8 stay to the close; all 40 of Uruguay do. Who led the session counts in neither."""
    came(scoped, webinars, range(80), registered=100)
    ministry = Organisation.objects.create(name="Ministerio de prueba", sector=Sector.GOVERNMENT)
    of_peru = list(Registration.objects.filter(country="PE").order_by("pk"))
    for one in of_peru:
        one.sector, one.organisation = Sector.GOVERNMENT, ministry
    Registration.objects.bulk_update(of_peru, ["sector", "organisation"])
    Registration.objects.filter(country="UY").update(sector=Sector.ACADEMIA)
    leaving = Presence.objects.filter(registration__in=of_peru[8:], role="attendee")
    leaving.update(left_at=webinars[0].ends_at - timedelta(minutes=20))
    host = leaving.last()
    host.pk, host.public_id, host.role, host.registration = None, "de-la-conduccion", "host", of_peru[-1]
    host.save()

    board = warning_board(scoped)

    found = {one.key: one for one in board.waiting if one.warning.rule.code == "early-leaving"}
    assert set(found) == {
        f"early-leaving.{subject}.1" for subject in ("country-PE", "sector-government", "kind-government")
    }
    facts = {key: card_of(board, one).fact for key, one in found.items()}
    assert facts["early-leaving.country-PE.1"] == (
        "Perú: de 40 personas en el momento más lleno de la sesión 1, 8 seguían diez minutos antes del cierre"
    )
    assert facts["early-leaving.kind-government.1"].startswith("organizaciones: Gobierno: de 40 personas")


def test_C13_the_groups_add_up_to_the_whole_at_both_moments(scoped, webinars):
    came(scoped, webinars, range(60), range(80))
    late = Presence.objects.filter(webinar=webinars[1]).order_by("-pk")[:30]
    Presence.objects.filter(pk__in=late.values("pk")).update(joined_at=webinars[1].ends_at - timedelta(minutes=30))
    Presence.objects.filter(pk__in=late.values("pk")[:9]).update(left_at=webinars[1].ends_at - timedelta(minutes=10))
    found = attendance_of(scoped)

    whole, groups = near_close(found), groups_near_close(found)

    for place, kind in product(whole, ("country", "sector", "kind")):
        assert tuple(map(sum, zip(*groups[kind, place].values(), strict=True))) == whole[place]
