"""Capability C8: what a team writes is filled in by a closed list of names, and never evaluated."""

import pytest

from tinkuy.convening.message_texts.placeholders import BLANKS, demand_known_blanks, filled
from tinkuy.core.errors import Refused

HOSTILE = (
    "{name.__class__}",
    "{0}",
    "{}",
    "{name!r:>99999999}",
    "{{ name }}",
    "{{name}}",
    "{% debug %} {name",
    "{settings}",
    "{name}}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_capability_C8_a_blank_that_is_not_on_the_list_is_refused_when_it_is_written(text):
    with pytest.raises(Refused):
        demand_known_blanks(text, "es", about="body")


@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
def test_capability_C8_every_blank_is_taken_by_its_name_in_each_language(language):
    text = " · ".join(f"{{{one.names[language]}}}" for one in BLANKS)
    demand_known_blanks(text, language, about="body")

    assert filled(text, {one.key: one.key for one in BLANKS}) == " · ".join(one.key for one in BLANKS)


def test_capability_C8_what_is_filled_in_is_text_and_nothing_in_it_is_filled_in_again():
    name = "{enlace} {{ settings.SECRET_KEY }} %(link)s <b>"

    assert filled("{nombre}\n\n{enlace}", {"name": name, "link": "/es/me/"}) == f"{name}\n\n/es/me/"
