"""Who asks for a route, and what it answered in the words of these tests."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.test import Client

from tests.heavy_work import taken_back
from tests.promises.access.worlds import World, open_page
from tinkuy.people.models import Person

SIGN_IN, ENTER, FORBIDDEN, NOT_THERE, ALLOWED = "sign in", "enter", "403", "404", "allowed"
ENTER_AS_GUEST = "enter as a guest"
ENTRANCES = {"sign-in": SIGN_IN, "me": ENTER, "guest": ENTER_AS_GUEST}
METHODS = ("get", "post")


@dataclass(frozen=True)
class GuestOf:
    """The guest of a world."""

    world: World


def client_of(who: Person | World | GuestOf | None, **says: str) -> Client:
    """A browser in which this person is signed in, or in which a world's participant or guest has their page open; it
    *says* this of itself with all that it asks for.
    """
    client = Client(**says)
    if isinstance(who, GuestOf):
        open_page(client, who.world, of_guest=True)
    elif isinstance(who, World):
        open_page(client, who)
    elif who is not None:
        client.force_login(who)
    return client


def answered(client: Client, method: str, path: str, form: dict[str, str] | None = None) -> str:
    """What came back, in the same words. What the request wrote is taken back: the next finds the same world."""
    cookies = client.cookies.copy()
    with taken_back():
        answer = getattr(client, method)(path, form)
    client.cookies = cookies
    assert answer.status_code < 500, path
    return in_words(answer)


def in_words(answer: HttpResponseBase) -> str:
    for entrance, words in ENTRANCES.items():
        if answer.status_code == 302 and f"/{entrance}/?next=" in answer["Location"]:
            return words
    return {403: FORBIDDEN, 404: NOT_THERE}.get(answer.status_code, ALLOWED)
