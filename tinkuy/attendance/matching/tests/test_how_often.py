"""What is dear is found out once for all reports of a cycle, however often somebody joins."""

from tests.calls import calls_of
from tinkuy.attendance.matching.queries.owners import Owners, matched
from tinkuy.attendance.matching.queries.people_state import state_of_people
from tinkuy.attendance.tests.made import line, previewed, registered
from tinkuy.attendance.uploads.actions.reports import MatchedReport, prepare_report
from tinkuy.attendance.uploads.queries.imports import report_of_upload
from tinkuy.convening.registrations.models import Registration

OF_NOBODY = [f"Persona {letter} – Perú" for letter in "ABCDEFGH"]


def test_the_country_of_a_name_is_told_once_for_all_reports(scoped, webinars, coordination):
    owners = Owners(scoped)

    def prepared(place: int):
        lines = [line(name, "") for name in OF_NOBODY for _join in range(5)]
        upload = previewed(coordination, webinars[place], *lines)
        read = report_of_upload(upload)
        return lambda: prepare_report(upload, MatchedReport(read, matched(read, webinars[place], owners), owners))

    first, second = (calls_of(prepared(place))["country_in_name"] for place in (0, 1))

    assert (first, second) == (len(OF_NOBODY), 0)


def test_the_state_of_people_is_the_same_for_the_same_and_another_for_another(scoped):
    ana, _luis = registered(scoped, "Ana", "Luis")
    before = state_of_people()

    assert state_of_people() == before
    Registration.objects.filter(pk=ana.pk).update(country="BO")
    assert state_of_people() != before
