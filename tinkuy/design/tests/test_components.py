"""Small components: words, percentages, avatars, stages, keys."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from tinkuy.design.components import ICON_ADDRESS, avatar, initials, kind_counts, kind_tag, knot, percent, stage_cord
from tinkuy.design.kinds import KINDS


def rendered(template, **context):
    return Template("{% load design %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Riesgo Riesgos"), ("pt-br", "Risco Riscos"), ("en", "Risk Risks")]
)
def test_kinds_have_their_words_in_each_language(language, words):
    with override(language):
        assert rendered('{{ "risk"|kind_word }} {{ "risk"|kind_words }}') == words


def test_a_tag_is_a_silhouette_and_a_word():
    with override("es"):
        html = kind_tag("good_practice")

    assert 'href="#knot-good-practice"' in html
    assert 'class="tag good-practice"' in html
    assert "Buena práctica</span>" in html


@pytest.mark.parametrize("kind", KINDS)
def test_a_knot_is_decorative_until_it_has_a_label(kind):
    assert 'aria-hidden="true"' in knot(kind)
    assert 'aria-label="Citado"' in knot(kind, label="Citado")


def test_counts_are_one_sentence_for_who_does_not_see_them():
    with override("es"):
        html = kind_counts({"risk": 9, "lesson": 1, "good_practice": 0})

    assert 'aria-label="9 riesgos, 1 lección"' in html
    assert html.count('class="num"') == 2
    assert kind_counts({}) == ""


@pytest.mark.parametrize(
    ("share", "language", "words"),
    [
        (0.794, "es", "79\u202f%"),
        (0.125, "es", "13\u202f%"),
        (0, "es", "0\u202f%"),
        (1, "en", "100%"),
        (0.5, "pt-br", "50%"),
        (None, "es", "—"),
        (float("nan"), "es", "—"),
    ],
)
def test_a_share_is_written_in_the_readers_manner(share, language, words):
    with override(language):
        assert percent(share) == words


def test_a_part_of_nothing_is_unknown():
    with override("es"):
        assert rendered("{% percent_of 189 238 %} {% percent_of 1 0 %}") == "79\u202f% —"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Gestión del conocimiento", "GC"), ("Referente – Perú", "RP"), ("ana", "A"), ("Ana Ruiz", "AR"), ("", "")],
)
def test_initials_take_the_heavy_words(name, letters):
    assert initials(name) == letters


def test_an_avatar_has_a_known_state():
    assert 'class="avatar half"' in avatar("PE", "half")
    with pytest.raises(ValueError, match="not 'green'"):
        avatar("PE", "green")


def test_an_avatar_escapes_its_letters():
    assert "<b>" not in avatar("<b>")


def test_the_stage_cord_says_in_words_what_the_knots_show():
    with override("es"):
        html = stage_cord(["Planificar", "Convocar", "Dialogar"], 1)

    assert html.count("<li") == 3
    assert '<li class="done"><b>Planificar<span class="visually-hidden"> (hecho)</span></b></li>' in html
    assert '<li class="now" aria-current="step"><b>Convocar' in html
    assert '<li class="later"><b>Dialogar<span class="visually-hidden"> (por venir)' in html


def test_a_stage_cord_without_a_present_stage_tells_no_state():
    assert "visually-hidden" not in stage_cord(["Planificar", {"label": "Convocar", "text": "Cada referente invita."}])


def test_each_form_gets_its_own_key():
    first, second = rendered("{% once_key %}"), rendered("{% once_key %}")

    assert first.startswith('<input type="hidden" name="once" value="')
    assert first != second


def test_the_icon_of_a_page_is_an_address_as_html_has_it():
    assert " " not in ICON_ADDRESS


def test_no_line_ends_within_a_word_and_its_number():
    words = rendered("{% filter whole_codes %}Uruguay: RE-1 y COVID-19 en 2020-21 <b>{% endfilter %}")
    assert words == (
        'Uruguay: <span class="nowrap">RE-1</span> y <span class="nowrap">COVID-19</span> en 2020-21 &lt;b&gt;'
    )
    assert "span" not in rendered("{% filter whole_codes %}interinstitucional-2020 y CASO-123456{% endfilter %}")
