"""How a person at a telephone registers: here, in pretix and in Indico, with the same answers."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.peers import indico
from bench.peers.pretix import SHOP

FORM = "/es/c/demo-en-vivo/register/"
TAP, CHARACTER = 2.0, 1 / 3
"""Seconds that each takes."""


@dataclass
class Hand:
    """Of the person at the telephone; one that is not `in_real_time` only counts."""

    page: Any
    taps: int = 0
    in_real_time: bool = True

    def tap(self, place: str) -> None:
        time.sleep(TAP * self.in_real_time)
        self.taps += 1
        self.page.locator(place).first.tap(no_wait_after=True)

    def write(self, place: str, words: str) -> None:
        self.tap(place)
        self.page.locator(place).press_sequentially(words, delay=CHARACTER * 1000 * self.in_real_time)

    def choose(self, place: str, value: str) -> None:
        """From a list, which a telephone opens over its page."""
        time.sleep(2 * TAP * self.in_real_time)
        self.taps += 2
        self.page.locator(place).select_option(value)


@dataclass(frozen=True)
class Form:
    """`reach` brings the form into sight, `fill` sends it, `done` is there once one is registered."""

    path: str
    reach: Callable[[Hand], None]
    fill: Callable[[Hand, int], None]
    done: str


def _reach_ours(hand: Hand) -> None:
    """It is the page."""


def _fill_ours(hand: Hand, number: int) -> None:
    """What must be answered, and nothing else; the alias is chosen beforehand, and so are the sessions."""
    hand.write("#id_alias", "Colibrí")
    hand.choose("#id_country", "EC")
    hand.write("#id_email", f"colibri{number}@correo.example")
    hand.tap("#id_use_of_data")
    hand.tap("form[data-register] button[type=submit]")


def _reach_pretix(hand: Hand) -> None:
    """The one ticket is ticked beforehand; it goes into a cart, from which one goes on."""
    hand.tap("#btn-add-to-cart")
    hand.page.locator(".checkout-button-primary button").first.wait_for()
    hand.tap(".checkout-button-primary button")
    hand.page.locator("#id_email").wait_for()


def _fill_pretix(hand: Hand, number: int) -> None:
    """The same answers, and the page that shows the order before it is sent."""
    hand.write("#id_email", f"colibri{number}@correo.example")
    hand.write("[name$=attendee_name_parts_0]", "Colibrí")
    hand.choose("select[name*=question_]", "Ecuador")
    hand.tap("input[type=checkbox][name*=question_]")
    hand.tap(".checkout-button-row button[type=submit]")
    hand.page.wait_for_url("**/confirm/**")
    hand.tap(".checkout-button-row button[type=submit]")


def _reach_indico(hand: Hand) -> None:
    """A script draws it into the page."""
    hand.page.locator("[name=first_name]").wait_for()


def _fill_indico(hand: Hand, number: int) -> None:
    """It wants two names; its list of countries is its own, opened and chosen from."""
    hand.write("[name=first_name]", "Colibrí")
    hand.write("[name=last_name]", "Colibrí")
    hand.write("[name=email]", f"colibri{number}@correo.test")
    hand.tap("ind-select[role=combobox]")
    hand.tap("ind-select [role=listbox] >> text=Ecuador")
    hand.tap("input[type=checkbox][name^=field_]")
    hand.tap("button.primary[type=submit] >> visible=true")


OURS = Form(FORM, _reach_ours, _fill_ours, "[data-registered] h1")
PRETIX = Form(SHOP, _reach_pretix, _fill_pretix, ".thank-you")
INDICO = Form(indico.FORM, _reach_indico, _fill_indico, ".regform-done")
