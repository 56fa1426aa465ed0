"""Links within running text, at the width of a telephone: each line of one that wraps is pressed where it is seen."""

import pytest

from tests.browser.looking import PHONE
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState

pytestmark = pytest.mark.django_db(transaction=True)

COVERED = """() => [...document.querySelectorAll("main :is(p, li, dd, td) a[href]")]
  .filter((link) => link.checkVisibility())
  .flatMap((link) => {
    link.scrollIntoView({ block: "center" });
    return [...link.getClientRects()].filter((line) => line.width > 1).map((line) => {
      const met = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
      return link.contains(met) ? "" : `${link.textContent}: ${met?.textContent.trim()}`;
    });
  }).filter(Boolean)"""
"""Links with a line in whose middle something else is met, and what it is."""


@pytest.mark.parametrize("state", [CycleState.DESIGN, CycleState.RUNNING])
def test_each_line_of_a_link_is_pressed_where_it_is_seen(browse, enter, cycle, coordination, state):
    Cycle.objects.update(state=state)
    phone = browse(width=PHONE, touch=True)
    enter(phone, coordination)

    for language in ("es", "pt-br", "en"):
        phone.goto(f"/{language}/team/c/ciclo-de-prueba/plan/")

        assert phone.locator(".step-lacks a").count() > 1 or state == CycleState.RUNNING
        assert phone.evaluate(COVERED) == []
