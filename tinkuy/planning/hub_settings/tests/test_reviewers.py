"""The hub's settings ask from where reviewers come: from other institutions, unless a hub of one chose its offices."""

import re

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation
from tinkuy.planning.hub_settings.actions import name_hub
from tinkuy.planning.hub_settings.models import HubWords
from tinkuy.planning.hub_settings.queries import reviewers_from
from tinkuy.planning.hub_settings.reviewers import choose_reviewers_from

NAME = "/es/team/hub/name/"
WORDS = {"name_es": "Hub de una agencia", "region_es": "", "contact": ""}
OFFICE = "asked for reviewers of another office"
INSTITUTION = "asked for reviewers of another institution"


@pytest.fixture
def institution(db) -> Organisation:
    return Organisation.objects.create(slug="agencia", name="Agencia regional", sector="cooperation")


def group_of(page: str) -> str:
    """The question from where reviewers come, with its answers."""
    return next(one for one in re.findall(r"<fieldset.*?</fieldset>", page, re.S) if 'name="reviewers_from"' in one)


def chosen(page: str) -> list[tuple[str, str]]:
    """The answers that are chosen, with their words."""
    found = re.findall(r'value="(\w+)"[^>]* checked>\s*<span>\s*<b>(.*?)</b>', group_of(page))
    return [(value, words) for value, words in found]


def deeds() -> list[str]:
    return list(Entry.objects.filter(subject="hubwords").order_by("pk").values_list("deed", flat=True))


def test_capability_U3_with_other_office_chosen_on_the_page_of_the_hub(institution, hub_editor, signed_in):
    browser = signed_in(hub_editor)
    page = browser.get(NAME).text
    assert chosen(page) == [("institution", "De otra institución que quienes escriben")]
    assert "(opcional)" not in group_of(page)

    assert browser.post(NAME, {**WORDS, "reviewers_from": "office"}).status_code == 302

    assert reviewers_from() == "office"
    assert [value for value, _words in chosen(browser.get(NAME).text)] == ["office"]
    browser.post(NAME, {**WORDS, "reviewers_from": "office"})
    assert deeds() == ["named the hub", OFFICE, "named the hub"], "what was chosen already is no deed"

    browser.post(NAME, {**WORDS, "reviewers_from": "institution"})
    assert reviewers_from() == "institution"
    assert deeds()[-1] == INSTITUTION


def test_capability_U3_with_other_office_another_name_leaves_it_as_it_stands(institution, hub_editor, signed_in):
    name_hub(actor=hub_editor, name={"es": "Hub"}, region={})
    choose_reviewers_from(actor=hub_editor, wanted="office")

    name_hub(actor=hub_editor, name={"es": "Otro nombre"}, region={"es": "Los Andes"})
    signed_in(hub_editor).post(NAME, WORDS)

    assert reviewers_from() == "office"


@pytest.mark.parametrize("wanted", ["country", ""])
def test_capability_U3_with_other_office_nothing_else_can_be_chosen(institution, hub_editor, signed_in, wanted):
    name_hub(actor=hub_editor, name={"es": "Hub"}, region={})

    with pytest.raises(Refused, match="Elija de dónde viene quien revisa"):
        choose_reviewers_from(actor=hub_editor, wanted=wanted)
    refused = signed_in(hub_editor).post(NAME, {**WORDS, "name_es": "Otro", "reviewers_from": "country"})

    assert refused.status_code == 422
    assert (HubWords.objects.get().name, reviewers_from()) == ({"es": "Hub"}, "institution")


def test_capability_U3_with_other_office_nobody_else_chooses(hub_editor, coordination, scoped):
    name_hub(actor=hub_editor, name={"es": "Hub"}, region={})

    with pytest.raises(Refused):
        choose_reviewers_from(actor=coordination, wanted="office")

    assert reviewers_from() == "institution"


def test_capability_U3_with_other_office_a_hub_without_own_words_chooses_nothing(hub_editor):
    """The example's words go with it, and would take the choice along."""
    with pytest.raises(Refused, match="Escriba el nombre del hub"):
        choose_reviewers_from(actor=hub_editor, wanted="office")

    HubWords.objects.create(pk=1, name={"es": "Ejemplo"}, is_example=True)
    with pytest.raises(Refused, match="Escriba el nombre del hub"):
        choose_reviewers_from(actor=hub_editor, wanted="office")


def test_on_an_empty_hub_it_is_not_asked(hub_editor, signed_in):
    assert 'name="reviewers_from"' not in signed_in(hub_editor).get(NAME).text
