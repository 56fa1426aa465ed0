from datetime import date

import pytest

from tinkuy.practice.key_actions.actions import name_owner, plan_action
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.actions.contacts import Contact

ROSA = Contact("Rosa Mamani", "rosa@ministerio.example", "es")


@pytest.fixture
def action(agreed, focal_point_pe, ministry) -> KeyAction:
    return plan_action(
        actor=focal_point_pe,
        response=agreed,
        text="Elegir tres provincias",
        responsible=ministry,
        due_on=date(2026, 9, 27),
    )


@pytest.fixture
def mailed_action(action, focal_point_pe) -> KeyAction:
    """An action of a ministry that is asked by its own counterpart."""
    return name_owner(actor=focal_point_pe, action=action, contact=ROSA)
