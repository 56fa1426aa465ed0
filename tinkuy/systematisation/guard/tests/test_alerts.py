"""S03, invariant 12: what looks like personal data is resolved one by one."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import MARK, Cue, Speaker
from tinkuy.systematisation.guard import queries
from tinkuy.systematisation.guard.actions import decide_alert, reopen_alert, take_out_alert
from tinkuy.systematisation.guard.models import AlertDecision
from tinkuy.systematisation.guard.queries import alerts_in, open_alerts, remarks_in

NAMED = "Según Teodora Mamani, nadie pregunta: teodora@correo.example"


@pytest.fixture
def named(finding: Finding) -> Finding:
    """A finding that names somebody and gives her address."""
    finding.text = {"es": NAMED}
    finding.save(update_fields=["text"])
    return finding


def waiting(finding):
    return open_alerts(finding.cycle, queries.findings_to_publish())


def test_capability_S3_the_words_of_findings_and_quotes_are_looked_at(named, coded):
    coded[0].text = "Mi DNI es 30.123.456."
    coded[0].save(update_fields=["text"])

    alerts = alerts_in(named.cycle, [*queries.findings_to_publish(), *queries.quotes_to_publish()])

    assert [(one.alert.kind, one.alert.text) for one in alerts] == [
        ("name", "Teodora Mamani"),
        ("email", "teodora@correo.example"),
        ("identity", "30.123.456"),
    ]


def test_invariant_12_a_decision_closes_its_alert_and_says_who_and_when(named, systematisation):
    name = waiting(named)[0]

    decision = decide_alert(actor=systematisation, cycle=named.cycle, found_alert=name, answer="agreed")

    assert [one.alert.kind for one in waiting(named)] == ["email"]
    assert decision.decided_by == systematisation
    assert decision.decided_at is not None


def test_invariant_12_changed_words_ask_again(named, systematisation):
    decide_alert(actor=systematisation, cycle=named.cycle, found_alert=waiting(named)[0], answer="not_personal")

    named.text = {"es": NAMED.replace("pregunta", "preguntó")}
    named.save(update_fields=["text"])

    assert [one.alert.kind for one in waiting(named)] == ["name", "email"]


def test_invariant_12_a_decision_keeps_no_word_of_what_it_was_about(named, systematisation):
    decide_alert(actor=systematisation, cycle=named.cycle, found_alert=waiting(named)[0], answer="not_personal")

    rows = f"{AlertDecision.objects.values().get()} {list(Entry.objects.values())}"

    assert "Teodora" not in rows
    assert "Mamani" not in rows


def test_invariant_12_the_same_words_elsewhere_need_no_second_decision(named, systematisation, coded):
    Excerpt.objects.filter(pk=coded[0].pk).update(text=NAMED)
    decide_alert(actor=systematisation, cycle=named.cycle, found_alert=waiting(named)[0], answer="not_personal")

    left = open_alerts(named.cycle, queries.quotes_to_publish())

    assert [one.alert.kind for one in left] == ["email"]


def test_invariant_12_nobody_agrees_to_an_address(named, systematisation):
    email = waiting(named)[1]

    with pytest.raises(Refused, match="Say why these words may stand"):
        decide_alert(actor=systematisation, cycle=named.cycle, found_alert=email, answer="agreed")


def test_invariant_12_what_was_changed_meanwhile_is_not_decided(named, systematisation):
    name = waiting(named)[0]
    named.text = {"es": "Nadie pregunta."}
    named.save(update_fields=["text"])

    gone = queries.alert_at(named.cycle, name.passage.place, name.digest)

    with pytest.raises(Refused, match="changed meanwhile"):
        decide_alert(actor=systematisation, cycle=named.cycle, found_alert=gone, answer="not_personal")


def test_a_decision_is_taken_back(named, systematisation):
    decision = decide_alert(
        actor=systematisation, cycle=named.cycle, found_alert=waiting(named)[0], answer="not_personal"
    )

    reopen_alert(actor=systematisation, alert_decision=decision)

    assert len(waiting(named)) == 2


def test_deciding_twice_is_deciding_once(named, systematisation):
    name = waiting(named)[0]

    for _press in range(2):
        decide_alert(actor=systematisation, cycle=named.cycle, found_alert=name, answer="not_personal")

    assert Entry.objects.filter(deed="decided", subject="alertdecision").count() == 1


def test_who_may_not_code_decides_nothing(named, make_person):
    stranger: Person = make_person("Observación")

    with pytest.raises(Refused):
        decide_alert(actor=stranger, cycle=named.cycle, found_alert=waiting(named)[0], answer="not_personal")


def test_promise_P10_words_are_taken_out_of_the_transcript_from_their_quote(coded, cues, systematisation):
    cue = cues[0]
    words = "Antes. Llame a Teodora Mamani mañana."
    Cue.objects.filter(pk=cue.pk).update(text=words)
    Excerpt.objects.filter(pk=coded[0].pk).update(text=words[7:], start=7, end=len(words))
    first_alert = open_alerts(cue.cycle, queries.quotes_to_publish())[0]

    first_alert = queries.alert_at(cue.cycle, first_alert.passage.place, first_alert.digest)
    take_out_alert(actor=systematisation, cycle=cue.cycle, found_alert=first_alert)

    assert Cue.objects.get(pk=cue.pk).text == f"Antes. Llame a {MARK} mañana."
    assert Excerpt.objects.get(pk=coded[0].pk).text == f"Llame a {MARK} mañana."


def test_what_stands_in_a_quote_is_not_told_again_in_its_caption(coded, cues):
    words = "Llame a Teodora Mamani. Después, a Efraín Quispe."
    Cue.objects.filter(pk=cues[0].pk).update(text=words)
    Excerpt.objects.filter(pk=coded[0].pk).update(text=words[:23], start=0, end=23)

    alerts = queries.alerts_of_captions(cues[0].cycle, cues[0].transcript.webinar)

    assert [one.alert.text for one in alerts] == ["Efraín Quispe"]


def test_a_place_that_makes_no_sense_holds_no_words(named):
    for place in ("", "finding", "finding.x.text.es", "quote.x", "cue.1", "cue.9999999.1", "cue.x.y", "other.1"):
        assert queries.passage_at(place) is None


def test_capability_S3_terminology_is_remarked_in_the_language_of_the_words(finding, coded):
    finding.text = {"es": "Crece el tráfico de personas.", "pt-br": "Cresce o tráfico de pessoas."}
    finding.save(update_fields=["text"])
    Excerpt.objects.filter(pk=coded[0].pk).update(text="The border is closed to illegal migrants, they said.")

    quotes = queries.in_their_language(queries.quotes_to_publish())
    remarks = remarks_in([*queries.findings_to_publish(), *quotes])

    assert [(one.passage.language, one.remark.text) for one in remarks] == [
        ("es", "tráfico de personas"),
        ("en", "illegal migrants"),
    ]


def test_capability_S3_what_the_kind_of_a_finding_tells_is_looked_at(finding):
    finding.details = {"exposed": {"es": "La familia de Teodora Mamani"}}
    finding.save(update_fields=["details"])

    assert [one.alert.text for one in waiting(finding)] == ["Teodora Mamani"]


def test_promise_P10_a_name_over_two_captions_is_taken_out_of_both(cues, systematisation):
    Cue.objects.filter(pk=cues[0].pk).update(text="Lo contó Teodora")
    Cue.objects.filter(pk=cues[1].pk).update(text="Mamani, de noche.")
    first, second = Cue.objects.filter(pk__in=[cues[0].pk, cues[1].pk]).select_related("transcript__webinar", "cycle")
    quote = code_passage(actor=systematisation, cue=first, start=0, last_cue=second, end=len(second.text), kind="risk")
    first_alert = open_alerts(first.cycle, queries.quotes_to_publish())[0]

    take_out_alert(actor=systematisation, cycle=first.cycle, found_alert=first_alert)

    quote.refresh_from_db()
    assert quote.text == f"Lo contó {MARK} {MARK}, de noche."


def test_capability_S3_who_speaks_in_a_transcript_is_known_wherever_a_part_of_their_name_stands(named):
    named.text = {"es": "Lo que propuso Campo se hizo."}
    named.save(update_fields=["text"])
    assert waiting(named) == []

    Speaker.objects.create(cycle=named.cycle, label="Florinda Campo")
    alert = waiting(named)[0]

    assert (alert.alert.kind, alert.alert.text) == ("name", "Campo")
    assert queries.alert_at(named.cycle, alert.passage.place, alert.digest) == alert


def test_capability_S3_a_place_of_work_that_one_passage_tells_is_known_in_the_others(named, coded):
    named.text = {"es": "Doce mujeres fueron rescatadas de la whiskería El Refugio Azul."}
    named.save(update_fields=["text"])
    coded[0].text = "En El Refugio Azul no había salida."
    coded[0].save(update_fields=["text"])

    alerts = alerts_in(named.cycle, [*queries.findings_to_publish(), *queries.quotes_to_publish()])

    assert {"la whiskería El Refugio Azul", "El Refugio Azul"} <= {
        one.alert.text for one in alerts if one.alert.kind == "work"
    }


def test_capability_S3_who_is_named_whole_in_one_passage_is_known_in_the_others_and_can_be_decided(
    named, coded, systematisation
):
    coded[0].text = "Con Teodora y después con Mamani se hizo la lista."
    coded[0].save(update_fields=["text"])

    alerts = alerts_in(named.cycle, [*queries.findings_to_publish(), *queries.quotes_to_publish()])
    part = next(one for one in alerts if one.alert.text == "Mamani")
    at = queries.alert_at(named.cycle, part.passage.place, part.digest)
    decide_alert(actor=systematisation, cycle=named.cycle, found_alert=at, answer="not_personal")

    again = alerts_in(named.cycle, [*queries.findings_to_publish(), *queries.quotes_to_publish()])
    assert [one.decision is None for one in again if one.alert.text == "Mamani"] == [False]
    assert queries.alert_at(named.cycle, part.passage.place, "0" * 64) is None
