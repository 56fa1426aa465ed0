"""The grade of a sheet from all its reviews, in words, and printed with the version."""

from django.utils import translation

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.reviews.criteria import CRITERIA
from tinkuy.publication.reviews.grading import grade_of_reviews
from tinkuy.publication.reviews.models import Review


def reviews(*changes):
    """Reviews that give 3 to everything but what is named."""
    return [Review(scores={one.code: 3 for one in CRITERIA} | change) for change in changes]


def words(*changes):
    grade = grade_of_reviews(reviews(*changes))
    with translation.override("es"):
        return grade.name, grade.reason


def test_a_good_practice_says_why():
    assert words({}, {"innovadora": 1}) == (
        "Buena práctica",
        "Promedio de 2,9 sobre 3 en 2 revisiones. Ningún criterio tiene un 0 y «Segura» tiene un 3 en todas las "
        "revisiones: por eso es una buena práctica.",
    )


def test_one_zero_or_one_doubt_of_safety_makes_no_good_practice():
    assert words({}, {"genero": 0}) == (
        "Prometedora",
        "Promedio de 2,9 sobre 3 en 2 revisiones. Todavía no es una buena práctica: hay un 0 en sensible al género.",
    )
    assert words({"segura": 2})[1].endswith("«Segura» tiene menos de 3.")


def test_low_scores_are_an_experience():
    name, reason = words({one.code: 1 for one in CRITERIA})

    assert name == "Experiencia"
    assert "el promedio es menor que 2,0" in reason


def test_a_hub_chooses_the_means_of_its_grades(settings):
    scores = {one.code: 2 for one in CRITERIA} | {"segura": 3}
    assert words(scores)[0] == "Buena práctica"

    settings.GRADE_MEANS = (2.5, 2.0)

    assert words(scores) == (
        "Prometedora",
        "Promedio de 2,1 sobre 3 en 1 revisión. Todavía no es una buena práctica: el promedio es menor que 2,5.",
    )


def test_half_a_review_makes_no_grade():
    assert grade_of_reviews([Review(scores={"aplicada": 3})]) is None


def test_the_version_prints_the_grade_and_the_page_of_the_sheet_tells_it_before(
    published, reviewed, signed_in, hub_editor
):
    content = SheetContent.from_json(published.versions.get().content)

    assert content.reviewed_grade
    assert content.grade_reason.startswith("Promedio de")
    assert content.grade_reason in signed_in(hub_editor).get(f"/es/team/c/{published.cycle.slug}/sheet/").text
