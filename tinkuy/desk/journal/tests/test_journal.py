"""The journal: who changed what, when, in sentences; and no participant's deed by name."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.desk.journal.queries.entries import changes_in
from tinkuy.desk.journal.queries.subjects import SOURCES
from tinkuy.desk.journal.words.deed import UNKNOWN, Thing
from tinkuy.desk.journal.words.deeds import DEEDS
from tinkuy.desk.journal.words.fields import field_name, value_written
from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.models import Entry
from tinkuy.journal.trail import record
from tinkuy.notices.models import Notice
from tinkuy.own_pages.actions import open_by_link
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.guests.actions.details import GuestWords, add_guest, send_guest_link
from tinkuy.planning.guests.pages import GUEST_PAGES
from tinkuy.planning.hooks.models import Hook

ADDRESS = "/en/team/c/ciclo-de-prueba/journal/"


@pytest.fixture
def page(signed_in, coordination):
    def read(query: str = "", person=coordination, language: str = "en") -> str:
        address = f"/{language}/team/c/ciclo-de-prueba/journal/{query}"
        return " ".join(signed_in(person).get(address).content.decode().split())

    return read


def test_capability_P14_who_did_what_and_when_stands_in_the_cycles_zone(page, scoped, coordination, webinars):
    with clock.at(datetime(2026, 4, 20, 3, 15, tzinfo=UTC)):
        record(coordination, "edited", webinars[1])

    html = page()

    assert "Coordinación regional changed session 2." in html
    assert "19 April 2026" in html  # in Lima it was still the evening before
    assert "22:15 in Lima" in html


def test_capability_P14_the_journal_is_told_by_when_it_was_done(page, coordination, webinars):
    for day, session in ((22, 3), (20, 1), (21, 2)):  # brought in from elsewhere, in no order
        with clock.at(datetime(2026, 4, day, 15, tzinfo=UTC)):
            record(coordination, "edited", webinars[session - 1])

    html = page()

    places = [html.index(f"changed session {session}.") for session in (3, 2, 1)]
    assert places == sorted(places)


def test_capability_P14_what_was_done_many_times_at_once_stands_once_with_its_number(page, coordination, webinars):
    with clock.at(datetime(2026, 4, 20, 15, tzinfo=UTC)):
        for _again in range(3):
            record(coordination, "edited", webinars[1])
        record(coordination, "edited", webinars[1], changes={"title": [{"es": "Antes"}, {"es": "Ahora"}]})
    with clock.at(datetime(2026, 4, 20, 16, tzinfo=UTC)):
        record(coordination, "edited", webinars[1])

    html = page()

    assert html.count("Coordinación regional changed session 2.") == 3
    assert html.count("3 times") == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Coordinación regional cambió la sesión 2."),
        ("pt-br", "Coordinación regional alterou a sessão 2."),
        ("en", "Coordinación regional changed session 2."),
    ],
)
def test_capability_P14_the_journal_speaks_three_languages(page, coordination, webinars, language, words):
    record(coordination, "edited", webinars[1])

    assert words in page(language=language)


def test_capability_P14_each_subject_is_named(page, scoped, coordination, focal_point_uy, webinars):
    part = Segment.objects.create(
        cycle=scoped, webinar=webinars[2], ordinal=1, title="Apertura", minutes=9, kind="opening"
    )
    hook = Hook.objects.create(cycle=scoped, number=4, text={"es": "¿?"}, origin=webinars[0], target=webinars[1])
    record(coordination, "added", part)
    record(coordination, "planted", hook, label=hook.label)
    record(coordination, "gave role", TeamRole.objects.get(country="UY"), role="focal_point", country="UY")
    record(coordination, "advanced", scoped, state="closing")
    part.delete()

    html = page()

    for words in (
        "added “–” to the agenda of session 3.",
        "said that thread H4 was left open.",
        "gave the role “Local focal point” to Referente – Uruguay.",
        "took the cycle to the state “Closing”.",
    ):
        assert words in html


def test_capability_P14_before_and_after_are_read_field_by_field_and_language_by_language(page, coordination, webinars):
    record(
        coordination,
        "edited",
        webinars[1],
        changes={
            "title": [{"es": "Trata y fronteras cerradas", "en": "Old"}, {"es": "Trata y fronteras abiertas"}],
            "host_country": ["PE", "UY"],
            "minutes": [90, 120],
            "starts_at": ["2026-05-05T15:00:00+00:00", "2026-05-06T15:00:00+00:00"],
        },
    )

    html = page()

    assert 'Title <span class="muted">(Spanish)</span>' in html
    assert "Trata y fronteras <del>" in html
    assert "cerradas</del>" in html
    assert "abiertas</ins>" in html
    assert "Peru</del>" in html
    assert "Uruguay</ins>" in html
    assert "5 May 2026, 10:00 in Lima</del>" in html
    assert "Before:" in html
    assert "Now:" in html


def test_capability_P14_a_change_of_another_shape_breaks_nothing():
    assert changes_in({}, "UTC") == changes_in({"changes": "much"}, "UTC") == changes_in({"changes": {"a": 1}}, "UTC")
    assert changes_in({"changes": {"title": [None, {"es": "Hola"}]}}, "UTC")[0].pieces == [("ins", "Hola")]
    assert changes_in({"changes": {"title": ["", ""]}}, "UTC")[0].pieces == []


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("regime", "chatham_house", "Chatham House Rule"),
        ("languages", ["es", "pt-br"], "Spanish and Portuguese"),
        ("countries", ["PE", "UY"], "Peru and Uruguay"),
        ("may_be_recorded", True, "yes"),
        ("validate_by", "2026-05-05", "5 May 2026"),
        ("video_link", "https://example.org/2026-05", "https://example.org/2026-05"),
        ("level", 2, "Deepened"),
        ("summary", None, ""),
    ],
)
def test_capability_P14_a_value_is_written_as_a_person_reads_it(name, value, written):
    assert value_written(name, value, "America/Lima") == written


def test_a_field_without_a_name_is_written_as_it_is_called():
    assert (field_name("host_country"), field_name("some_new_field")) == ("Host country", "Some new field")


def test_capability_P14_it_is_narrowed_by_person_thing_and_day(page, scoped, coordination, focal_point_pe, webinars):
    with clock.at(datetime(2026, 4, 18, 15, tzinfo=UTC)):
        record(coordination, "edited", webinars[0])
    record(focal_point_pe, "edited", scoped)

    assert "changed session 1" not in page(f"?person={focal_point_pe.public_id}")
    assert "changed the cycle" in page(f"?person={focal_point_pe.public_id}")
    assert "changed the cycle" not in page(f"?thing={Thing.SESSIONS}")
    assert "changed session 1" in page("?day=2026-04-18")
    assert "changed the cycle" not in page("?day=2026-04-18")
    assert "Nothing was done like this." in page("?day=2026-04-17")


def test_what_is_not_understood_is_said_and_nothing_breaks(signed_in, coordination, webinars):
    for query in ("?day=yesterday", "?person=nobody", "?thing=everything"):
        assert signed_in(coordination).get(ADDRESS + query).status_code == 422
    assert signed_in(coordination).get(f"{ADDRESS}?page=x").status_code == 200


def test_capability_P14_the_deeds_of_who_takes_part_have_no_name_no_hour_and_are_found_by_no_person(
    page, scoped, coordination, make_registrations, webinars
):
    (registration,) = make_registrations("PE", 1)
    record(None, "changed consents", registration)
    record(coordination, "asked", Question(cycle=scoped, webinar=webinars[2]))

    html = page()
    assert "Somebody changed what they agree to." in html
    assert "Somebody asked a question in session 3." in html
    assert "Coordinación regional asked" not in html
    assert "in Lima</span>" not in html
    assert "Somebody asked" not in page(f"?person={coordination.public_id}")


def test_invariant_09_no_sentence_changes_because_what_it_speaks_of_is_gone(page, scoped, coordination, webinars):
    """A question whose session the journal does not know any more was of somebody who has left."""
    for (deed, subject), words in DEEDS.items():
        if subject in SOURCES and subject != "webinar" and ("%(place)s" in str(words.words) or words.gone):
            model = SOURCES[subject][0]
            own = {"webinar": webinars[2]} if any(field.name == "webinar" for field in model._meta.fields) else {}
            record(
                coordination,
                deed,
                model(cycle=scoped, pk=7_000_000, **own),
                title="Apertura",
                role="minutes",
                minutes=5,
            )

    html, times = page(), page("?page=2")

    for text in (html, times):
        assert "session –" not in text
        assert "“–”" not in text
        assert "to –" not in text
    assert "went on to “Apertura” in session 3." in html + times
    assert "to somebody who does not have it any more." in html + times


def test_capability_P14_that_a_guest_opened_their_page_has_neither_name_nor_hour(page, scoped, coordination):
    words = GuestWords(kind="speaker", name="Expositora", email="expositora@example.org")
    guest = add_guest(actor=coordination, cycle=scoped, words=words)
    send_guest_link(actor=coordination, guest=guest)
    secret = Notice.objects.get(kind="guest-link").opened()[1]["path"].partition("#")[2]
    with clock.at(datetime(2026, 3, 4, 15, 17, tzinfo=UTC)):
        open_by_link(GUEST_PAGES, secret=secret)

    day_page = page("?day=2026-03-04")

    assert "A guest opened their page on a device." in day_page
    assert "has no words yet" not in day_page
    assert ":17" not in day_page


def test_capability_P14_what_was_asked_in_a_day_stands_once_after_what_the_team_did(
    page, scoped, coordination, webinars
):
    for minute, deed in enumerate(["asked", "edited", "asked"]):
        with clock.at(datetime(2026, 4, 19, 15, minute, tzinfo=UTC)):
            subject, key = ("question", "q") if deed == "asked" else ("webinar", str(webinars[0].pk))
            Entry.objects.create(
                at=clock.now(), actor=coordination, cycle=scoped.public_id, deed=deed, subject=subject, subject_id=key
            )

    html = page()

    assert html.count("Somebody asked a question") == 1
    assert html.index("changed session 1") < html.index("Somebody asked a question")


def test_promise_P17_entries_of_single_persons_cannot_be_counted(page, scoped, coordination, webinars):
    """Two of «registered somebody who came without registering» told of two persons; so did how full a page was."""
    with clock.at(datetime(2026, 4, 19, 15, tzinfo=UTC)):
        for minute in range(48):
            record(coordination, "edited", webinars[minute % 2], changes={"minutes": [minute, minute + 1]})
        for place in range(3):
            of_whom = {"cycle": scoped.public_id, "subject_id": str(place), "at": clock.now()}
            Entry.objects.create(actor=coordination, deed="registered as a walk-in", subject="presence", **of_whom)
            Entry.objects.create(deed="confirmed", subject="registration", **of_whom)

    html = page()

    assert html.count("Coordinación regional registered people who came without registering.") == 1
    assert html.count("Somebody confirmed their registration.") == 1
    assert "times" not in html.partition("What was done")[2]
    assert "Page 1 of" not in html  # 50 are told: how many were done does not follow from where the page ends


def test_promise_P17_the_journal_says_no_number_of_persons_of_older_entries_either(page, scoped, coordination):
    for number in (20, 1):
        record(coordination, "exported the registrations of", scoped, text="Para invitarlas", number=number)

    html = page()

    assert html.count("took away the list of registrations, for: Para invitarlas") == 1
    assert "rows" not in html


def test_a_deed_without_words_is_said_to_have_none(page, coordination, webinars):
    record(coordination, "juggled", webinars[0])

    assert str(UNKNOWN) % {"who": "Coordinación regional"} in page()


def test_capability_P14_fifty_stand_on_a_page_and_the_queries_do_not_grow(
    signed_in, coordination, webinars, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(coordination)
    record(coordination, "edited", webinars[0])
    with django_assert_max_num_queries(14) as first:
        client.get(ADDRESS)
    for place in range(120):
        with clock.at(datetime(2026, 4, 19, tzinfo=UTC) + timedelta(minutes=place)):
            record(coordination, "edited", webinars[place % 3], changes={"minutes": [place, place + 1]})

    with django_assert_num_queries(len(first.captured_queries)):
        html = client.get(ADDRESS).content.decode()
    assert html.count('class="entry"') == 50
    assert "Page 1 of 3" in html
    assert 'rel="next"' in html
    assert client.get(f"{ADDRESS}?thing=sessions&page=3").content.decode().count('class="entry"') == 21


def test_the_journal_of_one_cycle_says_nothing_of_another(page, scoped, coordination):
    Entry.objects.create(actor=coordination, cycle="another", deed="edited", subject="cycle", subject_id="1")

    assert "Nothing was done yet." in page()


def test_only_those_who_work_on_the_cycle_read_its_journal(signed_in, scoped, make_person, outsider, focal_point_pe):
    readers = ("coordination", "focal_point", "facilitation", "rapporteur", "support", "systematisation")
    for role in (*readers, "reviewer", "speaker", "observer"):
        person = make_person(f"Persona {role}")
        TeamRole.objects.create(cycle=scoped, person=person, role=role)
        assert signed_in(person).get(ADDRESS).status_code == (200 if role in readers else 403), role
    assert signed_in(outsider).get(ADDRESS).status_code == 404
    assert Client().get(ADDRESS).status_code == 302
