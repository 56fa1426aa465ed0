"""For which screen a figure is drawn."""

from django.http import HttpRequest

DRAWN_FOR = ("Sec-CH-UA-Mobile", "User-Agent")
"""What decides the size of a figure, for caches: see `is_phone`."""


def is_phone(request: HttpRequest) -> bool:
    """One quipu a page, drawn for the screen it goes to."""
    return is_of_a_phone(request.headers.get("Sec-CH-UA-Mobile", ""), request.headers.get("User-Agent", ""))


def is_of_a_phone(hint: str, agent: str) -> bool:
    """By the client's hint, or by the mark that all phones carry in their name."""
    return hint == "?1" or "Mobi" in agent
