"""A recommendation whose counterpart in a ministry was written to."""

from datetime import date

import pytest

from tinkuy.practice.responses.actions.asking import ask
from tinkuy.practice.responses.actions.contacts import name_contact
from tinkuy.practice.responses.models import Response
from tinkuy.practice.responses.tests.links import COUNTERPART, mails


@pytest.fixture
def mailed_response(response, coordination) -> Response:
    """The counterpart in Peru's ministry was written to; an answer is hoped for by 28 October."""
    name_contact(actor=coordination, response=response, contact=COUNTERPART)
    Response.objects.update(answer_by=date(2026, 10, 28))
    response.refresh_from_db()
    ask(response, "recommendation-asked")
    return Response.objects.get()


@pytest.fixture
def path(mailed_response) -> str:
    return mails("recommendation-asked")[-1][1]["path"]
