"""S5: the codebook a cycle begins with, its tree, codes that become one or two, and go."""

import pytest
from django.db import IntegrityError, transaction

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.systematisation.codebook.actions.codes import add_code, edit_code, start_codebook
from tinkuy.systematisation.codebook.actions.tree import merge_codes, remove_code, split_code, take_apart
from tinkuy.systematisation.codebook.queries import tree
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.code import Code, CodeMerge
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries import lookup


@pytest.fixture
def risk(scoped, systematisation):
    """Make a risk by its Spanish name, perhaps under another."""

    def made(name: str, parent: Code | None = None, kind: str = "risk") -> Code:
        return add_code(actor=systematisation, cycle=scoped, kind=kind, name={"es": name}, parent=parent)

    return made


def quote(cue, person, words: str, code: Code) -> Excerpt:
    start = cue.text.index(words)
    return code_passage(actor=person, cue=cue, start=start, end=start + len(words), kind=code.kind, code=code)


def test_capability_S5_an_empty_codebook_begins_with_words_in_three_languages(scoped, systematisation):
    made = start_codebook(actor=systematisation, cycle=scoped)

    assert [sum(code.kind == kind for code in made) for kind in ("risk", "good_practice", "lesson")] == [4, 4, 4]
    assert Code.objects.get(kind="recommendation", number=5).name == {
        "es": "Acuerdo",
        "pt-br": "Acordo",
        "en": "Agreement",
    }
    assert all(set(code.name) == set(code.note) == {"es", "pt-br", "en"} for code in Code.objects.all())
    with pytest.raises(Refused, match="has words already"):
        start_codebook(actor=systematisation, cycle=scoped)


def test_capability_S5_a_code_stands_under_another_of_its_kind_at_most_three_deep(risk, systematisation, scoped):
    top = risk("Captación")
    middle = risk("En línea", top)
    low = risk("Ofertas falsas", middle)

    order = [(code.name["es"], level) for code, level in lookup.in_order(lookup.codes_with_times())]
    assert order == [("Captación", 1), ("En línea", 2), ("Ofertas falsas", 3)]
    with pytest.raises(Refused, match="deeper than 3 levels"):
        risk("Más hondo", low)
    with pytest.raises(Refused, match="belongs to another kind"):
        risk("Confianza", top, kind="lesson")
    with pytest.raises(Refused, match="under itself"):
        edit_code(actor=systematisation, code=top, name=top.name, parent=low)
    assert [code.name["es"] for code in tree.may_stand_above(low)] == ["Captación", "En línea"]


def test_capability_S5_the_database_keeps_a_code_from_standing_under_itself(risk):
    code = risk("Captación")

    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.filter(pk=code.pk).update(parent=code)


def test_capability_S5_names_and_uses_are_changed_and_a_missing_language_is_told(risk, systematisation, scoped):
    code = risk("Captación")

    edit_code(
        actor=systematisation,
        code=code,
        name={"es": "Captar", "en": "Recruiting"},
        note={"es": "Cuando alguien capta."},
    )

    branch = tree.tree(scoped)[0].branches[0]
    assert (branch.code.name["es"], branch.code.note["es"]) == ("Captar", "Cuando alguien capta.")
    assert branch.untranslated == ("PT",)


def test_capability_S5_merging_moves_the_quotes_and_what_stands_under_and_can_be_taken_apart(
    risk, cues, systematisation
):
    remaining, gone = risk("Captación"), risk("Reclutamiento")
    below = risk("En línea", gone)
    first = quote(cues[0], systematisation, "Bajaron", gone)
    other = quote(cues[3], systematisation, "Atendimos", remaining)

    merge = merge_codes(actor=systematisation, code=gone, into=remaining)

    assert set(Excerpt.objects.filter(code=remaining)) == {first, other}
    assert Code.objects.get(pk=below.pk).parent == remaining
    entry = Entry.objects.get(deed="merged")
    assert (entry.details["label"], entry.details["former"], entry.details["number"]) == ("RI-1", "RI-2", 1)

    back = take_apart(actor=systematisation, merge=merge)

    assert (back.label, back.guid, back.name) == ("RI-2", gone.guid, {"es": "Reclutamiento"})
    assert list(Excerpt.objects.filter(code=back)) == [first]
    assert not CodeMerge.objects.exists()


def test_capability_S5_a_code_merges_into_one_that_stood_under_it(risk, systematisation, cues):
    top = risk("Captación")
    low = risk("En línea", risk("Digital", top))

    merge_codes(actor=systematisation, code=top, into=low)

    order = [(code.name["es"], level) for code, level in lookup.in_order(lookup.codes_with_times())]
    assert order == [("Digital", 1), ("En línea", 2)]


def test_capability_S5_a_code_is_not_merged_into_itself_or_into_another_kind(risk, systematisation):
    one, other = risk("Captación"), risk("Confianza", kind="lesson")

    for into, words in ((one, "into itself"), (other, "belongs to another kind")):
        with pytest.raises(Refused, match=words):
            merge_codes(actor=systematisation, code=one, into=into)


def test_capability_S5_splitting_gives_chosen_quotes_to_a_new_code(risk, cues, systematisation):
    code = risk("Captación")
    stays, goes = quote(cues[0], systematisation, "Bajaron", code), quote(cues[1], systematisation, "Nadie", code)

    new = split_code(actor=systematisation, code=code, name={"es": "Silencio"}, quotes=[goes])

    assert (list(Excerpt.objects.filter(code=new)), list(Excerpt.objects.filter(code=code))) == ([goes], [stays])
    with pytest.raises(Refused, match="Choose the quotes"):
        split_code(actor=systematisation, code=code, name={"es": "Nada"}, quotes=[])
    with pytest.raises(Refused, match="not all of this code"):
        split_code(actor=systematisation, code=code, name={"es": "Otro"}, quotes=[goes])


def test_capability_S5_only_an_unused_code_is_removed(risk, cues, systematisation):
    used, above = risk("Captación"), risk("Fronteras")
    below = risk("Pasos", above)
    quote(cues[0], systematisation, "Bajaron", used)

    with pytest.raises(Refused, match="1 quote has this code"):
        remove_code(actor=systematisation, code=used)
    with pytest.raises(Refused, match="stand under this one"):
        remove_code(actor=systematisation, code=above)
    remove_code(actor=systematisation, code=below)
    assert [code.label for code in Code.objects.all()] == ["RI-1", "RI-2"]


def test_capability_S5_a_code_that_only_gathers_is_not_coded_with(risk, cues, systematisation):
    code = risk("Captación")
    Code.objects.update(is_codable=False)
    code.refresh_from_db()

    with pytest.raises(Refused, match="only gathers"):
        quote(cues[0], systematisation, "Bajaron", code)


def test_capability_S5_an_observer_changes_nothing_in_the_codebook(risk, observer, scoped):
    code = risk("Captación")
    deeds = (
        lambda: start_codebook(actor=observer, cycle=scoped),
        lambda: edit_code(actor=observer, code=code, name={"es": "Otra"}),
        lambda: merge_codes(actor=observer, code=code, into=code),
        lambda: split_code(actor=observer, code=code, name={"es": "Otra"}, quotes=[]),
        lambda: remove_code(actor=observer, code=code),
    )

    for deed in deeds:
        with pytest.raises(Refused, match="Your role"):
            deed()


def test_capability_S5_a_cycle_with_a_tree_of_codes_is_removed_whole(risk, scoped):
    risk("En línea", risk("Captación"))

    Code.objects.all().delete()

    assert not Code.objects.exists()
