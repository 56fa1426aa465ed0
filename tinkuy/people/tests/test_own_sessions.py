from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.people.actions.sessions import forget_spent_entries
from tinkuy.people.models import SignInSession
from tinkuy.people.signin import coarse_label, holder_of, signin_holder
from tinkuy.stream.queries import holders_revoked_within

pytestmark = pytest.mark.both_databases

SECURITY = "/en/team/security/"
END = f"{SECURITY}sessions/end/"


def newest() -> str:
    return SignInSession.objects.latest("id").public_id


def test_the_page_lists_where_one_is_signed_in_without_address_or_version(coordination, entered):
    browser = entered(coordination)

    page = browser.get(SECURITY).text

    assert "Firefox, Android" in page
    assert "this browser" in page
    assert not any(detail in page for detail in ("150.0", "127.0.0.1", "Mozilla"))
    stored = str(list(SignInSession.objects.values_list()))
    assert not any(detail in stored for detail in ("150.0", "127.0.0.1", "Mozilla"))


def test_promise_A05_ending_another_browser_s_session_signs_it_out_and_closes_its_streams(coordination, entered):
    here, there = entered(coordination), entered(coordination)

    here.post(END, {"session": newest()})

    assert there.get("/en/team/cycles/").status_code == 302
    assert here.get("/en/team/cycles/").status_code == 200
    assert len(holders_revoked_within(60)) == 1


def test_promise_A05_a_session_ends_though_its_browser_changed_its_key(coordination, entered):
    """A registration that is opened in the same browser gives the browser's session a new key."""
    here, there = entered(coordination), entered(coordination)
    public_id = newest()
    session = there.session
    session.cycle_key()
    session.save()
    there.cookies["sessionid"] = session.session_key
    assert there.get("/en/team/cycles/").status_code == 200

    here.post(END, {"session": public_id})

    assert there.get("/en/team/cycles/").status_code == 302
    assert holders_revoked_within(60) == {holder_of(public_id)}


def test_a_session_ends_after_twelve_hours_however_much_it_is_used(coordination, entered):
    """Each change that the browser's session keeps puts off the end that Django gives it."""
    browser = entered(coordination)
    begun = clock.now()
    for hours in (5, 10):
        with clock.at(begun + timedelta(hours=hours)):
            assert browser.get(SECURITY).status_code == 200
            browser.session.save()

    with clock.at(begun + timedelta(hours=12, minutes=1)):
        assert browser.get(SECURITY).status_code == 302


def test_promise_A05_signing_out_everywhere_else_leaves_this_browser(coordination, entered):
    here = entered(coordination)
    others = [entered(coordination) for _ in range(2)]

    page = here.post(f"{SECURITY}sessions/end-others/", follow=True)

    assert "2 other browsers are signed out." in page.text
    assert here.get(SECURITY).status_code == 200
    assert [other.get(SECURITY).status_code for other in others] == [302, 302]
    assert len(holders_revoked_within(60)) == 2


def test_nobody_ends_a_session_of_somebody_else(coordination, observer, entered):
    theirs = entered(observer)

    entered(coordination).post(END, {"session": SignInSession.objects.get(person=observer).public_id})

    assert theirs.get("/en/team/cycles/").status_code == 200


def test_signing_out_takes_the_session_off_the_list(coordination, entered):
    browser = entered(coordination)
    holder = holder_of(newest())

    browser.post("/en/sign-out/")

    assert not SignInSession.objects.exists()
    assert holders_revoked_within(60) == {holder}


def test_the_holder_of_streams_does_not_tell_the_session(coordination, entered):
    browser = entered(coordination)

    class Request:
        session = browser.session

    assert signin_holder(Request) == holder_of(newest())
    assert newest() not in signin_holder(Request)


def test_last_seen_is_noted_every_ten_minutes(coordination, entered):
    browser = entered(coordination)
    begun = SignInSession.objects.get().seen_at

    for minutes, seen in ((5, 0), (11, 11), (15, 11), (30, 30)):
        with clock.at(begun + timedelta(minutes=minutes)):
            browser.get(SECURITY)
        assert SignInSession.objects.get().seen_at == begun + timedelta(minutes=seen)


def test_sessions_that_ended_by_themselves_are_forgotten(coordination, entered):
    entered(coordination)

    with clock.at(clock.now() + timedelta(hours=12)):
        forget_spent_entries()
        assert SignInSession.objects.exists()
    with clock.at(clock.now() + timedelta(hours=13)):
        forget_spent_entries()
        assert not SignInSession.objects.exists()


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Android 16; Mobile; Pixel 9) Gecko Firefox/150.0", "Firefox, Android"),
        ("curl/8.9", ""),
        ("", ""),
    ],
)
def test_of_a_browser_only_its_make_and_system_are_kept(agent, label):
    assert coarse_label(agent) == label
