"""The page of a report, printed as it stands: a session is one A4 page, a cycle two."""

from io import BytesIO
from itertools import product

import pypdf
from django_scopes import scope

from tests.browser.stage import TEAM, held_cycle
from tinkuy.attendance.tests.attended import came
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.hooks.models import Hook, HookState

COUNTRIES = ["AR", "BO", "BR", "CL", "CO", "EC", "PE", "PY", "UY", "VE"]
WORDS = {"es": "¿Qué datos compartimos entre países sin exponer a nadie, y quién responde por ellos después?"}


PAGES = {"sessions/2/": 1, "cycle/": 2}


def test_capability_C12_a_session_of_ten_countries_is_printed_on_one_page_and_the_cycle_on_two(browse, enter, db):
    held = held_cycle()
    first, second = held.webinars
    with scope(cycle=held.cycle):
        came(held.cycle, held.webinars, range(240), range(90), registered=300)
        people = list(Registration.objects.order_by("pk"))
        for place, person in enumerate(people):
            person.country = COUNTRIES[place % len(COUNTRIES)]
        Registration.objects.bulk_update(people, ["country"])
        for number in range(1, 5):
            Hook.objects.create(
                cycle=held.cycle, number=number, text=WORDS, state=HookState.RESOLVED, origin=first, target=second
            )
    page = browse()
    enter(page, held.coordination)

    printed = {}
    for path, numbers in product(PAGES, ("team", "outside")):
        page.goto(f"{TEAM}reports/{path}?numbers={numbers}")
        page.get_by_role("heading", name="Alertas tempranas").wait_for()
        paper = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        printed[path, numbers] = len(paper.pages)
        assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]

    assert printed == {(path, numbers): PAGES[path] for path, numbers in printed}
