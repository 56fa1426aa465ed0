"""Pages of the team in the example, in this process: the workbench, the dashboard, the journal, the quipu."""

from collections.abc import Iterator

from bench.installation import begin_with_example
from bench.lines import Line, Words
from bench.measure import measured
from bench.rows import Pace

TEAM = "/es/team/c/trata-covid-19/"
PAGES = {
    "/es/team/cycles/": Words("inicio del equipo", "home of the team"),
    TEAM: Words("tablero", "dashboard"),
    f"{TEAM}journal/": Words("bitácora", "journal"),
    f"{TEAM}systematise/s/3/": Words("mesa de trabajo", "workbench"),
    f"{TEAM}systematise/quipu/": Words("quipu", "quipu"),
}


def run(pace: Pace) -> Iterator[Line]:
    begin_with_example()
    from django.test import Client

    from tinkuy.people.models import Person

    member = Client(SERVER_NAME="localhost")
    member.force_login(Person.objects.get(email="coordinacion@example.org"))
    for path, words in PAGES.items():
        assert member.get(path).status_code == 200, path
        one = measured(path, lambda path=path: member.get(path), runs=3 * pace.runs)
        yield one.line(Words(f"equipo: {words.es}", f"team: {words.en}"))
