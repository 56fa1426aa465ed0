"""Capability H3, promise A11: the API answers as its description says, whatever it is asked, and tells these fields."""

import pytest
import schemathesis
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from django.test import Client
from hypothesis import Phase, given, settings
from schemathesis import GenerationMode

from tinkuy.hub.api.openapi import description
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import CycleState

FIELDS = {
    "CountryState": "country state",
    "Country": "code name cycles sheets in_practice address",
    "Cycle": "slug title guiding_question state main_language languages countries sheet address is_example",
    "File": "form layout media_type address",
    "Finding": "sheet code kind heading text quotes countries is_proposal validation address",
    "Problem": "type title status detail",
    "Recommendation": "id code cycle title states unnamed address is_example",
    "Session": "number title starts_at state",
    "Sheet": "identifier slug title summary addresses countries sessions risks practices lessons recommendations "
    "published_at changed_at is_example",
    "SheetText": "language version published_on content_hash guiding_question licence citation doi files",
}
FIELDS["WholeCycle"] = f"{FIELDS['Cycle']} sessions"
FIELDS["WholeSheet"] = f"{FIELDS['Sheet']} cycle texts findings"


def test_promise_A11_the_api_tells_these_fields_and_no_other(db):
    schemas = description()["components"]["schemas"]

    assert {name: " ".join(schema["properties"]) for name, schema in schemas.items()} == FIELDS


@pytest.fixture
def catalogue(cycle):
    cycle.state = CycleState.RUNNING
    cycle.save()
    version_of(cycle, "una")
    version_of(cycle, "una", language="pt-br")
    retire(version_of(cycle, "retirada"))


MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
EXAMPLES = 6
"""Of each operation and mode: seconds, not minutes."""


@pytest.fixture
def undisturbed():
    """As Django's own client does it: a request does not close the connection of the test."""
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    yield
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


def test_capability_H3_the_api_keeps_to_its_description(catalogue, undisturbed):
    """What it allows is answered by its schemas, what it forbids is refused: by a judge that others wrote."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    asked: list[int] = []

    for operation in schema.get_all_operations():
        for mode in MODES:

            @settings(max_examples=EXAMPLES, database=None, deadline=None, derandomize=True, phases=[Phase.generate])
            @given(case=operation.ok().as_strategy(generation_mode=mode))
            def ask(case: schemathesis.Case) -> None:
                asked.append(case.call_and_validate(headers={"Accept-Encoding": "identity"}).status_code)

            ask()

    assert {200, 400, 404} <= set(asked)
    assert len(asked) > 60


def test_capability_H3_another_method_is_told_so_whatever_it_is(db):
    """A browser's guard against forged forms answers 403 before a view is asked; the API has nothing to guard."""
    guarded = Client(enforce_csrf_checks=True)
    addresses = ("/api/v1/openapi.json", "/api/v1/countries", "/api/v1/sheets/ninguna")

    answers = [guarded.generic(method, one) for method in ("POST", "QUERY", "OPTIONS") for one in addresses]

    assert {(answer.status_code, answer["Allow"]) for answer in answers} == {(405, "GET, HEAD")}
