"""The steps of a sheet, in one line each."""

from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.reviews.actions import CRITERIA, review_sheet, submit_sheet
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.sheets.actions import edit_sheet
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.actions import approve_sheet, publish_sheet
from tinkuy.publication.versions.queries import open_ends_of_cycle

WRITTEN = {
    "summary": "Dos países compartieron lo que funcionó.",
    "contact": {"name": "Hub", "email": "hub@example.org"},
}
SCORES = dict.fromkeys(CRITERIA, 3)


def write(sheet: Sheet, actor: Person, **fields: object) -> Sheet:
    """By somebody whose account names their institution, as that of every author has to."""
    with_house(actor)
    return edit_sheet(actor=actor, sheet=sheet, language="es", fields=fields, revision=sheet.revision)


def written_too_in(sheet: Sheet, language: str, **fields: object) -> Sheet:
    """A second draft, as sheets have that are older than translations: both are reviewed and published together."""
    second = {**draft_content(sheet.cycle, language).to_json(), **fields}
    sheet.drafts, sheet.revision = {**sheet.drafts, language: second}, sheet.revision + 1
    sheet.save(update_fields=["drafts", "revision"])
    return sheet


def complete(sheet: Sheet, actor: Person) -> Sheet:
    return write(sheet, actor, **WRITTEN)


def with_house(person: Person) -> Person:
    """Their account names the house of those who write, unless it names one."""
    if person.organisation_id is None:
        person.organisation, _is_new = Organisation.objects.get_or_create(
            slug="casa-de-autores", name="Casa de quienes escriben", sector="international"
        )
        person.save(update_fields=["organisation"])
    return person


def peer(make_person, cycle: Cycle, country: str) -> Person:
    organisation = Organisation.objects.create(
        slug=f"org-{country}", name=f"Organización {country}", sector="government", country=country
    )
    person = make_person(f"Par de {country}", country=country, organisation=organisation)
    TeamRole.objects.create(cycle=cycle, person=person, role=Role.REVIEWER)
    return person


def review(sheet: Sheet, person: Person, verdict: str = "approve", comment: str = "") -> Review:
    return review_sheet(actor=person, sheet=sheet, verdict=verdict, scores=SCORES, comment=comment)


def review_twice(sheet: Sheet, peers: list[Person]) -> None:
    for person in peers:
        review(sheet, person)


def approve(sheet: Sheet, person: Person) -> Sheet:
    approve_sheet(actor=person, sheet=sheet)
    return sheet


def again_to_the_hub(sheet: Sheet, author: Person, peers: list[Person], approver: Person, editor: Person) -> None:
    """Submit, review, approve and publish what was written."""
    submit_sheet(actor=author, sheet=sheet)
    review_twice(sheet, peers)
    approve(sheet, approver)
    publish(sheet, editor)


def publish(sheet: Sheet, editor: Person) -> list[SheetVersion]:
    """Knowing what of the cycle is not over."""
    return publish_sheet(actor=editor, sheet=sheet, confirmed=open_ends_of_cycle(sheet.cycle).key)
