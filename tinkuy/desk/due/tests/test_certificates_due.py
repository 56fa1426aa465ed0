"""Once its last session is over, a cycle that gives certificates says that they can be issued."""

from datetime import timedelta

import pytest

from tinkuy.attendance.certificates.models import CertificateIssue, IssueState
from tinkuy.attendance.certificates.tests.holders import three_people
from tinkuy.core import clock
from tinkuy.desk.due.certificates import certificates_to_issue
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


@pytest.fixture
def over(scoped, webinars) -> Cycle:
    """Its three sessions are held, with attendance."""
    three_people(scoped, webinars)
    return scoped


def due_in(cycle: Cycle) -> list[str]:
    return [due.words for due in certificates_to_issue({cycle.pk: cycle})]


def test_capability_C15_that_certificates_can_be_issued_stands_in_the_coordinations_list(over):
    (due,) = certificates_to_issue({over.pk: over})

    assert due.roles == {Role.COORDINATION}
    assert due.pages == ["/en/team/c/ciclo-de-prueba/attendance/certificates/"]


def test_not_while_a_session_is_to_come_nor_where_none_are_given(over):
    last = Webinar.objects.last()
    Webinar.objects.filter(pk=last.pk).update(state="announced", starts_at=clock.now() + timedelta(days=2))
    assert due_in(over) == []
    Webinar.objects.filter(pk=last.pk).update(state=last.state, starts_at=last.starts_at)

    over.certificate_percent = 0

    assert due_in(over) == []


def test_not_once_they_were_issued_but_again_where_that_broke(over):
    issue = CertificateIssue.objects.create(cycle=over, state=IssueState.FAILED)
    assert due_in(over) == ["Issue the certificates"]

    CertificateIssue.objects.filter(pk=issue.pk).update(state="done")

    assert due_in(over) == []
