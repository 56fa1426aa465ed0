"""What a test leaves in a browser is not there for the next one."""

from tests.browser.contexts import Contexts, first_page

LEFT = """async () => [
    document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, navigator.onLine,
]"""
LEAVE = """async () => {
    document.cookie = "own=1";
    localStorage.own = sessionStorage.own = "1";
    await caches.open("own");
    await new Promise(opened => { indexedDB.open("own").onsuccess = opened });
}"""


def test_a_browser_that_was_given_back_is_taken_again_with_nothing_left_in_it(contexts: Contexts, live_server, db):
    first = contexts.take(live_server.url, locale="pt-BR")
    page = first_page(first)
    first.grant_permissions(["geolocation"])
    first.route("**/elsewhere/", lambda route: route.fulfill(body="closed"))
    page.goto("/robots.txt")
    nothing = page.evaluate(LEFT)
    page.evaluate(LEAVE)
    assert page.evaluate(LEFT) == ["own=1", 1, 1, 1, 1, True]
    first.new_page()
    first.set_offline(True)

    contexts.give_back(first)

    again = contexts.take(live_server.url, locale="pt-BR")
    assert again is first
    page = first_page(again)
    assert again.pages == [page]
    page.goto("/robots.txt")
    assert page.evaluate(LEFT) == nothing == ["", 0, 0, 0, 0, True]
    assert page.evaluate("navigator.permissions.query({ name: 'geolocation' }).then(one => one.state)") != "granted"
    page.goto("/elsewhere/")
    assert "closed" not in page.content()
    contexts.give_back(again)


def test_another_kind_of_browser_and_a_new_one_are_not_the_one_given_back(contexts: Contexts, live_server):
    first = contexts.take(live_server.url, locale="pt-BR")
    contexts.give_back(first)

    others = [
        contexts.take(live_server.url, locale="en"),
        contexts.take(live_server.url, locale="pt-BR", is_new=True),
        contexts.take("http://127.0.0.1:1", locale="pt-BR"),
    ]

    assert first not in others
    for context in others:
        contexts.give_back(context)
