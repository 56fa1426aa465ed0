"""The sentences beside the title."""

from datetime import date

from tinkuy.hub.recommendation_page.step import Step
from tinkuy.hub.recommendation_page.steps import lead_of

DAY = date(2026, 12, 1)


def lead(done: date) -> list[str]:
    asked = Step("asked", "asked", ("", ""), "Asked", DAY, details={"country": "BO"})
    published = Step("published", "sheet", ("", ""), "Published", DAY)
    return lead_of([asked, published, Step("done", "practice", ("Brasil", ""), "Done", done)])


def test_capability_R11_days_are_counted_where_some_passed():
    assert lead(date(2026, 12, 5))[1] == "A los 4 días Brasil ya lo hacía."
    assert lead(DAY)[1] == "Brasil lo hace."
    assert lead(date(2026, 11, 30))[1] == "Brasil lo hace.", "a session may be held before its day"
