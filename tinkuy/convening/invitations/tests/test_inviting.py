"""Invitation waves: counts by country, no addresses."""

from datetime import date

import pytest

from tinkuy.convening.invitations.actions import record_invitation_wave
from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.core.errors import Refused


def wave(actor, cycle, **changed) -> InvitationWave:
    values = {"country": "PE", "sent_on": date(2026, 2, 1), "invited": 40, "opened": 25} | changed
    return record_invitation_wave(actor=actor, cycle=cycle, **values)


def test_capability_C2_a_wave_is_written_down_as_counts(scoped, focal_point_pe):
    wave(focal_point_pe, scoped)

    saved = InvitationWave.objects.get()
    assert (saved.country, saved.invited, saved.opened, saved.sent_by) == ("PE", 40, 25, focal_point_pe)


def test_a_country_that_is_not_invited_has_no_wave(scoped, coordination):
    with pytest.raises(Refused, match="no está invitado"):
        wave(coordination, scoped, country="CL")


@pytest.mark.parametrize("opened", [-1, 41])
def test_nobody_opens_without_being_invited(scoped, coordination, opened):
    with pytest.raises(Refused, match="Revise ambos números"):
        wave(coordination, scoped, opened=opened)

    assert not InvitationWave.objects.exists()


def test_an_observer_writes_no_wave(scoped, observer):
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        wave(observer, scoped)
