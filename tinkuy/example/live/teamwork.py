"""What the team of the live example decided and has to do, on days counted from the loading."""

from datetime import timedelta

from tinkuy.example.teamwork import record
from tinkuy.planning.tasks import actions

from .course import Course


def load(course: Course) -> None:
    """After the sessions: a decision is recorded once its session was held."""
    for row in course.pack.cycle["decisions"]:
        record(row, course.team, course.webinars[row["webinar"]])
    today = course.dates.now.astimezone(course.dates.zone).date()
    for row in course.pack.cycle["tasks"]:
        actions.add_task(
            actor=course.team.coordination,
            cycle=course.cycle,
            text=row["text"],
            owner=course.team.persons[row["owner"]],
            due_on=today + timedelta(days=row["due"]["day"]),
        )
