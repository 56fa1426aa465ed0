"""Submitting, reviewing and approving: complete, by peers, over the exact words."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.overview.queries import standing_of
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.actions import review_sheet, submit_sheet
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.models import Approval
from tinkuy.publication.versions.tests.steps import (
    SCORES,
    approve,
    publish,
    review,
    review_twice,
    write,
    written_too_in,
)

NEEDS = {
    "title": ("", "Escriba el título."),
    "summary": ("", "Escriba el resumen de la práctica."),
    "lessons": ([], "Agregue al menos una lección."),
    "recommendations": ([], "Agregue al menos una recomendación."),
    "contact": ({"name": "", "email": ""}, "Diga a quién escribir."),
    "licence": ("", "Elija una licencia."),
}


@pytest.mark.parametrize("field", NEEDS)
def test_invariant_17_what_is_missing_is_told_and_the_sheet_stays_a_draft(sheet, systematisation, field):
    nothing, sentence = NEEDS[field]
    sheet = write(sheet, systematisation, **{field: nothing})

    with pytest.raises(Refused, match="La ficha aún no está completa: ") as refusal:
        submit_sheet(actor=systematisation, sheet=sheet)

    assert sentence in str(refusal.value)
    sheet.refresh_from_db()
    assert sheet.state == "draft"


def test_invariant_17_an_image_needs_its_rights_and_its_alternative_text(sheet, systematisation):
    sheet = write(sheet, systematisation, media=[{"file": "a.png", "alternative": "", "rights": "CC BY"}])

    with pytest.raises(Refused, match="texto alternativo"):
        submit_sheet(actor=systematisation, sheet=sheet)


def test_invariant_17_everything_missing_is_told_at_once(sheet, systematisation):
    sheet = write(sheet, systematisation, **{field: nothing for field, (nothing, _sentence) in NEEDS.items()})

    with pytest.raises(Refused) as refusal:
        submit_sheet(actor=systematisation, sheet=sheet)

    assert all(sentence in str(refusal.value) for _nothing, sentence in NEEDS.values())


def test_invariant_17_each_language_must_be_complete(sheet, systematisation):
    """Otherwise the gap shows only when the hub editor publishes, and all reviews are lost."""
    sheet = written_too_in(sheet, "pt-br", title="Tráfico de pessoas")

    with pytest.raises(Refused, match=r"Portugués: Escriba el resumen de la práctica\."):
        submit_sheet(actor=systematisation, sheet=sheet)


def test_capability_U3_a_complete_draft_goes_to_its_peers_once(sheet, systematisation):
    assert submit_sheet(actor=systematisation, sheet=sheet).state == "in_review"

    with pytest.raises(Refused, match="cambió mientras tanto"):
        submit_sheet(actor=systematisation, sheet=sheet)


def test_invariant_16_an_author_does_not_review(in_review, systematisation):
    TeamRole.objects.create(cycle=in_review.cycle, person=systematisation, role="reviewer")

    with pytest.raises(Refused, match="organizaciones distintas de las de sus autores"):
        review(in_review, systematisation)


def test_invariant_16_nor_does_anyone_of_an_authors_organisation(in_review, systematisation, reviewer_pe):
    systematisation.organisation = reviewer_pe.organisation
    systematisation.save()

    with pytest.raises(Refused, match="organizaciones distintas de las de sus autores"):
        review(in_review, reviewer_pe)


def test_only_what_is_in_review_is_reviewed(sheet, peers):
    with pytest.raises(Refused, match="no está en revisión"):
        review(sheet, peers[0])


def test_who_is_no_reviewer_is_refused(in_review, focal_point_pe):
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        review(in_review, focal_point_pe)


@pytest.mark.parametrize("scores", [{"segura": 4}, {"segura": -1}, {"nada": 1}])
def test_a_score_is_of_a_known_criterion_from_0_to_3(in_review, peers, scores):
    with pytest.raises(Refused, match="de 0 a 3"):
        review_sheet(actor=peers[0], sheet=in_review, verdict="approve", scores=scores)


def test_a_verdict_is_one_of_two(in_review, peers):
    with pytest.raises(Refused, match="se puede publicar o si necesita cambios"):
        review(in_review, peers[0], verdict="quizás")

    assert not Review.objects.exists()


def in_favour(sheet, person, scores, **words):
    return review_sheet(actor=person, sheet=sheet, verdict="approve", scores=scores, **words)


@pytest.mark.parametrize("scores", [dict.fromkeys(SCORES, 0), SCORES | {"segura": 0}])
def test_a_text_that_exposes_somebody_is_not_favoured_whatever_is_written(in_review, peers, scores):
    with pytest.raises(Refused, match="«Segura» tiene un 0"):
        in_favour(in_review, peers[0], scores, comment="Se corrige después.", remarks={"segura": "Hay un nombre."})

    assert not Review.objects.exists()


def test_any_other_zero_is_favoured_with_its_reason_alone(in_review, peers):
    scores = SCORES | {"genero": 0, "innovadora": 0}

    with pytest.raises(Refused, match="Hay un 0 en: innovadora y sensible al género"):
        in_favour(in_review, peers[0], scores)
    with pytest.raises(Refused, match=r"Hay un 0 en: sensible al género\."):
        in_favour(in_review, peers[0], scores, remarks={"innovadora": "Ya se hacía.", "efectiva": "Falta una cifra."})

    in_favour(in_review, peers[0], scores, remarks={"innovadora": "Ya se hacía.", "genero": "El ciclo no lo trató."})
    in_favour(in_review, peers[1], scores, comment="Sirve aun así.")
    assert rules.is_reviewed(in_review, drafts_hash(in_review))


def test_a_low_mean_is_favoured_with_a_reason_alone(in_review, peers):
    scores = dict.fromkeys(SCORES, 1)

    with pytest.raises(Refused, match="Los puntajes son bajos"):
        in_favour(in_review, peers[0], scores, comment="  ")

    in_favour(in_review, peers[0], scores, remarks={"efectiva": "Es el primer año."})


def test_half_a_review_favours_nothing(in_review, peers):
    with pytest.raises(Refused, match="de 0 a 3"):
        in_favour(in_review, peers[0], {"segura": 3})


def test_who_asks_for_changes_says_which(in_review, peers, systematisation):
    with pytest.raises(Refused, match="Diga qué debe cambiar"):
        review(in_review, peers[0], verdict="request_changes", comment="  ")

    review(in_review, peers[0], verdict="request_changes", comment="La lección 1 no se entiende.")
    in_review.refresh_from_db()
    assert in_review.state == "changes_requested"
    assert submit_sheet(actor=systematisation, sheet=in_review).state == "in_review"


def test_a_review_given_again_takes_the_place_of_the_first(in_review, peers):
    for _ in range(2):
        review(in_review, peers[0])

    assert Review.objects.count() == 1


def test_invariant_16_one_review_is_not_enough(in_review, peers, focal_point_pe):
    review(in_review, peers[0])

    with pytest.raises(Refused, match="2 países"):
        approve(in_review, focal_point_pe)


@pytest.mark.parametrize("country", ["CL", ""])
def test_invariant_16_two_of_one_country_or_of_none_are_not_enough(in_review, peers, country):
    peers[1].country = country
    peers[1].save()

    review_twice(in_review, peers)

    assert not rules.is_reviewed(in_review, drafts_hash(in_review))


def test_invariant_16_who_reviewed_and_then_wrote_counts_no_more(reviewed, peers, systematisation):
    first = reviewed.drafts["es"]["title"]
    TeamRole.objects.create(cycle=reviewed.cycle, person=peers[0], role="systematisation")
    sheet = write(reviewed, peers[0], title="Otro título")
    sheet = write(sheet, systematisation, title=first)

    assert not rules.is_reviewed(sheet, drafts_hash(sheet))


def test_a_review_belongs_to_the_words_it_read(reviewed, systematisation, focal_point_pe):
    sheet = write(reviewed, systematisation, title="Otro título")
    submit_sheet(actor=systematisation, sheet=sheet)

    with pytest.raises(Refused, match="las revisiones del texto actual"):
        approve(sheet, focal_point_pe)


def test_capability_U3_a_focal_point_approves_the_exact_words(reviewed, focal_point_pe):
    approve(reviewed, focal_point_pe)

    approval = Approval.objects.get()
    assert (approval.person, approval.content_hash) == (focal_point_pe, drafts_hash(reviewed))
    assert reviewed.state == "approved"


def test_nobody_approves_their_own_text(reviewed, focal_point_pe):
    reviewed.authors.add(focal_point_pe)

    with pytest.raises(Refused, match="Nadie aprueba su propio texto"):
        approve(reviewed, focal_point_pe)


def test_it_is_approved_once(approved, focal_point_uy):
    with pytest.raises(Refused, match="cambió mientras tanto"):
        approve(approved, focal_point_uy)


def test_words_that_came_back_are_approved_again(approved, systematisation, peers, focal_point_uy):
    """The reviews of those very words stand; the approval is given anew."""
    first = approved.drafts["es"]["title"]
    sheet = write(write(approved, systematisation, title="Otro título"), systematisation, title=first)
    submit_sheet(actor=systematisation, sheet=sheet)

    approve(sheet, focal_point_uy)

    assert Approval.objects.get().person == focal_point_uy


@pytest.mark.parametrize("role", ["coordination", "systematisation", "hub_editor", "observer"])
def test_only_a_focal_point_approves(reviewed, role, request):
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        approve(reviewed, request.getfixturevalue(role))


def test_invariant_24_any_country_may_approve(reviewed, focal_point_uy):
    assert approve(reviewed, focal_point_uy).state == "approved"


def test_the_page_knows_the_next_step_of_each_person(sheet, systematisation, peers, focal_point_pe, hub_editor):
    def next_steps() -> dict[str, list[str]]:
        persons = {"writes": systematisation, "peer": peers[0], "approves": focal_point_pe, "publishes": hub_editor}
        steps = ("may_submit", "may_review", "may_approve", "may_publish", "may_retire")
        pages = {
            who: [step for step in steps if getattr(standing_of(sheet, person), step)]
            for who, person in persons.items()
        }
        return {who: steps for who, steps in pages.items() if steps}

    assert next_steps() == {"writes": ["may_submit"], "approves": ["may_submit"]}
    submit_sheet(actor=systematisation, sheet=sheet)
    assert next_steps() == {"peer": ["may_review"]}
    review_twice(sheet, peers)
    assert next_steps() == {"approves": ["may_approve"]}
    approve(sheet, focal_point_pe)
    assert next_steps() == {"publishes": ["may_publish"]}
    publish(sheet, hub_editor)
    assert next_steps() == {"publishes": ["may_retire"]}
