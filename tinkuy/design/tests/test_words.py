"""Words that stand in a template are looked up once in each language, and come out as Django's own tags have them."""

import pytest
from django.template import Context, Engine
from django.utils.translation import override

from tests.calls import calls_of
from tinkuy.core import languages
from tinkuy.design.words import StandingWords

STANDING = [
    "{% translate 'Home' %}",
    '{% trans "Send" %}',
    "{% translate 'Do not <b>write</b> 5%% of it.' %}",
    "{% translate 'Draft' context 'state of a session' %}",
    "{% blocktranslate %}Home{% endblocktranslate %}",
    "{% blocktranslate trimmed %}\n  You may\n  leave 5% & go.\n{% endblocktranslate %}",
]
OTHERS = [
    "{% translate word %}",
    "{% translate 'Home'|upper %}",
    "{% translate 'Home' noop %}",
    "{% translate 'Home' as home %}{{ home }}",
    "{% translate 'Draft' context meaning %}",
    "{% blocktranslate %}{{ word }} & 5%{% endblocktranslate %}",
    "{% blocktranslate with other=word %}See {{ other }}{% endblocktranslate %}",
    "{% blocktranslate count n=2 %}One{% plural %}Many{% endblocktranslate %}",
    "{% blocktranslate asvar home %}Home{% endblocktranslate %}{{ home }}",
]
OWN = Engine(libraries={"i18n": "tinkuy.design.words"})
DJANGO = Engine(libraries={"i18n": "django.templatetags.i18n"})


@pytest.mark.parametrize("words", STANDING + OTHERS)
def test_words_are_those_of_django_in_every_language_and_each_time(words):
    own, theirs = (engine.from_string("{% load i18n %}" + words) for engine in (OWN, DJANGO))
    for language in (*languages.CODES, *languages.CODES):
        for safely in (True, False):
            with override(language):
                values = {"word": "<Home> & 5%", "meaning": "state of a session"}
                drawn, wanted = (one.render(Context(values, autoescape=safely)) for one in (own, theirs))
            assert drawn == wanted


@pytest.mark.parametrize(("words", "stands"), [(one, True) for one in STANDING] + [(one, False) for one in OTHERS])
def test_what_a_page_says_differently_is_never_remembered(words, stands):
    node = OWN.from_string("{% load i18n %}" + words).nodelist[1]

    assert isinstance(node, StandingWords) is stands


def test_which_message_a_block_has_is_found_out_as_its_template_is_read_and_at_no_drawing():
    words = "{% blocktranslate trimmed count n=n %}One {{ word }}{% plural %}{{ n }} {{ word }}s{% endblocktranslate %}"
    template = OWN.from_string("{% load i18n %}" + words)

    calls = calls_of(lambda: [template.render(Context({"n": n, "word": "fish"})) for n in range(1, 4)])

    assert calls["ngettext"]
    assert not calls["trim_whitespace"]


def test_the_site_draws_its_templates_so(settings):
    assert settings.TEMPLATES[0]["OPTIONS"]["libraries"]["i18n"] == StandingWords.__module__
