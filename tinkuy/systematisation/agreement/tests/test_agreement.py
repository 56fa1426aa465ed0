"""S8: a second coding that is blind, Cohen's kappa, the differences one by one."""

import random
from itertools import chain

import pytest
from django.urls import reverse
from django.utils import translation

from tinkuy.core.errors import Refused
from tinkuy.systematisation.agreement.actions.double_codings import (
    Passage,
    finish_double_coding,
    open_double_coding,
    save_second_coding,
    settle_difference,
)
from tinkuy.systematisation.agreement.kappa import agreement
from tinkuy.systematisation.agreement.models import ParallelCode
from tinkuy.systematisation.agreement.queries import cues_of, results_of, units_of
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries.attributes import attributed
from tinkuy.systematisation.findings.actions.writing import write_finding
from tinkuy.systematisation.quipu.queries import quipu_of
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue


def at(name: str, cycle, *args) -> str:
    with translation.override("en"):
        return reverse(f"systematisation:{name}", args=[cycle.slug, *args])


@pytest.fixture
def double(coded, systematisation, coordination):
    """The systematisation coded captions 1 and 4 as lessons; the coordination is asked to code all a second time."""
    return open_double_coding(actor=systematisation, transcript=coded[0].cue.transcript, second_coder=coordination)


def give(double, person, *given: tuple[int, str]) -> None:
    """The kinds that *person* gives to sentences, by their place in the stretch."""
    units = units_of(cues_of(double))
    passages = [Passage(units[place].cue, units[place].start, units[place].end, kind) for place, kind in given]
    save_second_coding(actor=person, double_coding=double, cues=cues_of(double), passages=passages)


@pytest.fixture
def finished(double, coordination):
    """Of five sentences both coded the first and the last as lessons; the second coder saw a risk in the third."""
    give(double, coordination, (0, "lesson"), (1, "lesson"), (2, "risk"), (4, "recommendation"))
    return finish_double_coding(actor=coordination, double_coding=double)


def test_capability_S8_kappa_of_a_known_example():
    """Fifty requests, two readers: both yes 20, both no 15, only the first yes 5, only the second yes 10."""
    pairs = [("yes", "yes")] * 20 + [("no", "no")] * 15 + [("yes", "no")] * 5 + [("no", "yes")] * 10

    result = agreement(pairs)

    assert (result.units, result.agreed, result.observed, result.expected) == (50, 35, 0.7, 0.5)
    assert result.kappa == pytest.approx(0.4)
    assert result.interval == pytest.approx((0.1460, 0.6540), abs=1e-4)


@pytest.mark.parametrize("seed", range(40))
def test_capability_S8_kappa_is_that_of_nltk_over_random_labellings(seed):
    from nltk.metrics.agreement import AnnotationTask  # it brings scipy: a second in each process of a run

    chance = random.Random(seed)
    labels = "abcd"[: chance.randint(2, 4)]
    pairs = [(chance.choice(labels), chance.choice(labels)) for _unit in range(chance.randint(3, 60))]
    result = agreement(pairs)
    task = AnnotationTask(
        data=list(chain.from_iterable((("1", n, one), ("2", n, other)) for n, (one, other) in enumerate(pairs)))
    )

    # where chance alone gives all, nltk says 1 by convention, and we that kappa is not defined
    assert (result.kappa if result.expected < 1 else 1.0) == pytest.approx(task.kappa())
    assert result.observed == pytest.approx(task.avg_Ao())
    assert result.interval is None or result.interval[0] <= result.kappa <= result.interval[1]


@pytest.mark.parametrize(
    ("pairs", "kappa", "agreed"),
    [
        ([], None, 0),
        ([("a", "a")] * 7, None, 7),
        ([("a", "b")] * 7, 0.0, 0),
        ([("a", "a"), ("b", "b")], 1.0, 2),
        ([("a", "b"), ("b", "a")], -1.0, 0),
    ],
)
def test_capability_S8_where_kappa_is_not_defined_or_at_its_ends(pairs, kappa, agreed):
    result = agreement(pairs)

    assert (result.kappa, result.agreed, result.interval) == (kappa, agreed, None)


def test_capability_S8_a_second_coding_is_asked_of_somebody_who_has_not_coded_the_stretch(
    coded, systematisation, coordination, observer
):
    transcript = coded[0].cue.transcript

    for person, words in ((systematisation, "coded 2 quotes"), (observer, "may code passages")):
        with pytest.raises(Refused, match=words):
            open_double_coding(actor=coordination, transcript=transcript, second_coder=person)
    with pytest.raises(Refused, match="longer stretch"):
        open_double_coding(actor=systematisation, transcript=transcript, second_coder=coordination, from_minute=35)
    with pytest.raises(Refused, match="Your role"):
        open_double_coding(actor=observer, transcript=transcript, second_coder=coordination)


def test_capability_S8_only_who_was_asked_codes_and_only_until_it_is_finished(double, systematisation, coordination):
    with pytest.raises(Refused, match="asked of somebody else"):
        give(double, systematisation, (0, "risk"))

    finish_double_coding(actor=coordination, double_coding=double)

    double.refresh_from_db()
    with pytest.raises(Refused, match="is finished"):
        give(double, coordination, (0, "risk"))
    with pytest.raises(Refused, match="is finished"):
        finish_double_coding(actor=coordination, double_coding=double)


def test_capability_S8_the_second_coding_is_in_no_list_count_or_figure(double, coded, coordination):
    give(double, coordination, (2, "risk"))

    assert ParallelCode.objects.count() == 1
    assert set(attributed(double.cycle)) == set(coded) == set(Excerpt.objects.all())
    assert quipu_of(double.cycle, public=False).counts["risk"] == 0


def test_capability_S8_the_second_coder_does_not_see_the_first_coding(double, coded, coordination, signed_in):
    client = signed_in(coordination)

    coding = client.get(at("second_coding", double.cycle, double.public_id)).content.decode()
    waiting = client.get(at("double_coding", double.cycle, double.public_id)).content.decode()

    assert "Atendimos primero y preguntamos después." in coding
    assert "checked" not in coding
    assert "First coding" not in coding + waiting


def test_capability_S8_both_codings_are_compared_sentence_by_sentence(finished):
    results = results_of(finished)

    assert (results.units, results.overall.agreed) == (5, 3)
    by_kind = {kind: (figure.agreed, figure.units) for kind, figure in results.kinds}
    assert by_kind == {"risk": (4, 5), "lesson": (4, 5), "recommendation": (4, 5)}
    differing = [
        (one.text, [row.kind for row in one.first], [row.kind for row in one.second]) for one in results.differences
    ]
    assert differing == [
        ("Nadie lo vio venir.", [], ["risk"]),
        ("Atendimos primero y preguntamos después.", ["lesson"], ["recommendation"]),
    ]


def settle(double, person, place: int, decision: str):
    one = results_of(double).differences[place]
    return settle_difference(actor=person, double_coding=double, cue=one.cue.pk, start=one.start, decision=decision)


@pytest.mark.parametrize(
    ("decision", "kinds"),
    [("first", ["lesson"]), ("second", ["recommendation"]), ("both", ["lesson", "recommendation"]), ("none", [])],
)
def test_capability_S8_a_difference_is_settled_and_its_quotes_follow(decision, kinds, finished, systematisation):
    figures = results_of(finished).overall
    cue = results_of(finished).differences[1].cue

    settle(finished, systematisation, 1, decision)

    assert sorted(Excerpt.objects.filter(cue=cue).values_list("kind", flat=True)) == kinds
    assert results_of(finished).overall == figures
    assert results_of(finished).open == 1
    with pytest.raises(Refused, match="settled already"):
        settle(finished, systematisation, 1, "first")


def test_capability_S8_a_quote_on_which_a_finding_rests_is_not_settled_away(finished, coded, systematisation):
    write_finding(
        actor=systematisation, cycle=finished.cycle, kind="lesson", text={"es": "Atender primero."}, excerpts=coded
    )

    with pytest.raises(Refused, match="LE-1 rests on this quote"):
        settle(finished, systematisation, 1, "none")
    assert results_of(finished).open == 2


def test_capability_S8_neighbouring_sentences_become_one_quote(double, coordination, systematisation):
    Excerpt.objects.filter(cue__ordinal=1).delete()
    give(double, coordination, (0, "risk"), (1, "risk"))
    finish_double_coding(actor=coordination, double_coding=double)
    double.refresh_from_db()

    settle(double, systematisation, 0, "second")

    texts = list(Excerpt.objects.filter(cue__ordinal=1).values_list("text", flat=True))
    assert texts == ["Bajaron las denuncias. El problema no bajó."]


def test_capability_S8_the_pages_of_a_second_coding_from_asking_to_settling(
    coded, systematisation, coordination, signed_in
):
    cycle, asker, coder = coded[0].cycle, signed_in(systematisation), signed_in(coordination)
    asked = {"transcript": coded[0].cue.transcript.public_id, "second_coder": coordination.public_id}

    assert asker.post(at("open_double_coding", cycle), asked | {"second_coder": ""}).status_code == 422
    assert asker.post(at("open_double_coding", cycle), asked).status_code == 302
    double = asker.get(at("double_codings", cycle)).context["doubles"][0][0]
    page = at("second_coding", cycle, double.public_id)
    assert coder.post(page, {"kind-1-0": ["lesson", "nonsense"], "kind-2-0": "risk"}).status_code == 302
    assert 'value="lesson" checked' in coder.get(page).content.decode().replace("  ", " ")
    assert coder.post(at("finish_double_coding", cycle, double.public_id)).status_code == 302
    compared = asker.get(at("double_coding", cycle, double.public_id))
    one = compared.context["results"].differences[0]
    values = {"cue": one.cue.pk, "start": one.start, "decision": "second"}
    assert asker.post(at("settle_difference", cycle, double.public_id), values).status_code == 302
    assert "takes its place" in asker.get(at("double_coding", cycle, double.public_id)).content.decode()
    assert asker.post(at("remove_double_coding", cycle, double.public_id)).status_code == 302
    assert Excerpt.objects.count() == 3 - len(one.first)


def test_capability_S8_a_quote_over_several_captions_is_compared_in_each_of_them(
    double, coded, systematisation, coordination
):
    cues = cues_of(double)
    code_passage(actor=systematisation, cue=cues[0], start=23, last_cue=cues[1], end=len(cues[1].text), kind="risk")

    finish_double_coding(actor=coordination, double_coding=double)

    first = ParallelCode.objects.filter(kind="risk").order_by("cue__ordinal")
    assert [one.cue.text[one.start : one.end] for one in first] == ["El problema no bajó.", "Nadie lo vio venir."]
    assert [one.text for one in results_of(double).differences if one.first[0].kind == "risk"] == [
        "Nadie lo vio venir."
    ]


def test_promise_P10_what_was_coded_in_parallel_follows_a_redaction_and_tells_not_how_long_the_words_were(
    finished, systematisation
):
    cue = finished.transcript.cues.select_related("cycle", "transcript__webinar").get(ordinal=1)
    settle(finished, systematisation, 0, "first")

    redact_cue(actor=systematisation, cue=cue, start=8, end=21)

    now = finished.transcript.cues.get(ordinal=1).text
    assert now == "Bajaron […]. El problema no bajó."
    coded = {one.cue.text[one.start : one.end] for one in ParallelCode.objects.filter(cue=cue)}
    assert coded == {now, "Bajaron […].", "El problema no bajó."}


def test_promise_P10_what_was_coded_in_parallel_goes_with_words_that_all_go(finished, systematisation):
    cue = finished.transcript.cues.select_related("cycle", "transcript__webinar").get(ordinal=2)

    redact_cue(actor=systematisation, cue=cue, start=0, end=len(cue.text))

    assert not ParallelCode.objects.filter(cue=cue).exists()
