"""The sheet writes its first draft from the cycle's data."""

from datetime import UTC, datetime

import pytest

from tinkuy.attendance.tests.made import imported, line, registered
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hub_settings.models import HubWords
from tinkuy.publication.content.parts import Contact
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.selection import named_details
from tinkuy.publication.sheets.actions import draft_sheet, edit_sheet, refresh_draft
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.models import Sheet, SheetKind
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.sheets.tests.evidence import close_the_agenda, finding, quote
from tinkuy.systematisation.evidence.models.finding import FindingState
from tinkuy.uploads.actions.counting import take_back_upload


def test_capability_U1_the_first_draft_is_filled_from_the_cycle(scoped, findings, webinars, systematisation):
    sheet = draft_sheet(actor=systematisation, cycle=scoped)

    content = draft(sheet, "es")
    assert (content.title, content.starts_on, content.ends_on) == ("Ciclo de prueba", "2026-03-05", "2026-03-19")
    assert content.scope.countries == ("PE", "UY")
    assert [line.title for line in content.webinars] == ["Sesión 1", "Sesión 2", "Sesión 3"]
    assert [item.text for item in content.lessons] == ["Lo hallado: lesson 1"]
    assert [item.text for item in content.recommendations] == ["Lo hallado: recommendation 1"]
    assert (content.figures.webinars, content.figures.countries, content.figures.quotes) == (2, 2, 4)


def test_capability_U1_an_item_shows_what_it_rests_on(scoped, findings, systematisation):
    (lesson,) = draft(draft_sheet(actor=systematisation, cycle=scoped), "es").lessons

    assert (lesson.code, lesson.quotes, lesson.countries) == ("LE-1", 2, ("PE", "UY"))
    assert [(quote.webinar, quote.clock, quote.country) for quote in lesson.evidence] == [
        (1, "02:00", "PE"),
        (1, "03:00", "UY"),
    ]


def test_who_starts_it_is_its_first_author(scoped, findings, systematisation):
    sheet = draft_sheet(actor=systematisation, cycle=scoped)

    assert list(sheet.authors.all()) == [systematisation]
    assert (sheet.slug, sheet.state, sheet.revision) == ("ficha-ciclo-de-prueba", "draft", 1)


def test_a_cycle_without_anything_gives_an_empty_draft_and_no_error(scoped, systematisation):
    content = draft(draft_sheet(actor=systematisation, cycle=scoped), "es")

    assert (content.webinars, content.lessons, content.figures.persons) == ((), (), 0)


def test_an_address_that_is_taken_is_refused(scoped, findings, systematisation):
    draft_sheet(actor=systematisation, cycle=scoped)

    with pytest.raises(Refused, match="Ya hay una ficha con esta dirección"):
        draft_sheet(actor=systematisation, cycle=scoped)

    assert Sheet.objects.count() == 1


def test_a_sheet_is_written_in_the_languages_of_the_hub(scoped, findings, systematisation):
    with pytest.raises(Refused, match="español, portugués o inglés"):
        draft_sheet(actor=systematisation, cycle=scoped, language="fr")


@pytest.mark.parametrize("role", ["observer", "hub_editor", "administrator", "outsider"])
def test_who_may_not_write_starts_none(scoped, findings, role, request):
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        draft_sheet(actor=request.getfixturevalue(role), cycle=scoped)

    assert not Sheet.objects.exists()


@pytest.mark.parametrize("state", [FindingState.PROPOSED, FindingState.REJECTED])
def test_what_is_not_yet_told_to_the_countries_or_rejected_stays_out(scoped, webinars, state):
    finding(webinars[0], "risk", 1, state=state)

    assert draft_content(scoped, "es").risks == ()


def test_a_proposal_stands_in_it_and_is_marked(scoped, webinars):
    finding(webinars[0], "recommendation", 1, state=FindingState.PROPOSED, is_proposal=True)

    (item,) = draft_content(scoped, "es").recommendations
    assert item.is_proposal


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_promise_P11_confidential_quotes_are_counted_and_neither_shown_nor_placed(scoped, webinars, regime):
    finding(webinars[0], "lesson", 1, regime=regime)

    content = draft_content(scoped, "es")

    (lesson,) = content.lessons
    assert (lesson.quotes, lesson.evidence, lesson.countries) == (2, (), ())
    assert "Dicho de PE" not in content.plain_text()


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_10_a_regime_that_became_stricter_holds_for_what_was_coded_before(scoped, webinars, regime):
    finding(webinars[0], "lesson", 1)
    close_the_agenda(webinars[0], regime)

    (lesson,) = draft_content(scoped, "es").lessons

    assert (lesson.quotes, lesson.evidence, lesson.countries) == (2, (), ())


def test_invariant_11_the_quipu_counts_no_confidential_quote(scoped, webinars):
    quote(webinars[0], "PE", 5)
    quote(webinars[0], "UY", 6, regime="chatham_house")
    quote(webinars[1], "UY", 7, regime="closed")

    content = draft_content(scoped, "es")

    assert [line.knots for line in content.webinars] == [((5.0, "lesson"),), (), ()]
    assert content.figures.quotes == 1


def test_invariant_09_the_attendance_of_few_is_not_in_it(scoped, webinars, coordination):
    registered(scoped, *(f"P{n}" for n in range(12)))
    imported(coordination, webinars[0], *(line(f"P{n}", f"p{n}@example.org") for n in range(12)))
    few = "".join(line(f"P{n}", f"p{n}@example.org", day="03/19/2026") for n in range(3))
    imported(coordination, webinars[1], few)

    content = draft_content(scoped, "es")

    assert content.webinars[1].persons is None
    assert content.figures.steps == ((None, None, 0, 0),)


def test_invariant_09_who_came_by_country_is_drafted_without_the_numbers_of_few(scoped, webinars, coordination):
    """Forty of Peru, thirty of Brazil, three of Uruguay and three of Ecuador come to the first session. Of
    Brazil nothing is printed: with Peru's number and the sum of all it would tell of six.
    """
    of_country = {"PE": 40, "BR": 30, "UY": 3, "EC": 3}
    names = {country: [f"{country}{number}" for number in range(count)] for country, count in of_country.items()}
    for country, own in names.items():
        registered(scoped, *own, country=country)
    imported(
        coordination, webinars[0], *(line(one, f"{one.lower()}@example.org") for own in names.values() for one in own)
    )

    content = draft_content(scoped, "es")

    printed = dict(named_details(content))["Participación por país"]
    assert [row.country for row in content.participation] == ["PE"]
    assert printed[1:] == ["Perú: sesión 1, 40."]
    assert SheetContent.from_json(content.to_json()).participation == content.participation
    assert "76 personas asistieron" in content.results


def test_a_cancelled_session_is_not_in_it(scoped, webinars):
    Webinar.objects.filter(ordinal=2).update(state=WebinarState.CANCELLED)

    assert [line.number for line in draft_content(scoped, "es").webinars] == [1, 3]


def test_a_session_of_an_evening_is_printed_with_the_day_of_the_cycle(scoped, webinars):
    Webinar.objects.filter(ordinal=1).update(starts_at=datetime(2026, 3, 4, 1, tzinfo=UTC))

    assert draft_content(scoped, "es").webinars[0].date == "2026-03-03"


def test_what_the_cycle_has_no_words_for_falls_back_to_its_main_language(scoped, findings):
    content = draft_content(scoped, "pt-br")

    assert (content.language, content.title, content.series) == (
        "pt-br",
        "Ciclo de prueba",
        "Sistematização de boas práticas",
    )


def test_taking_the_data_again_keeps_what_the_team_wrote(sheet, webinars, systematisation):
    finding(webinars[2], "risk", 1)

    refreshed = refresh_draft(actor=systematisation, sheet=sheet, language="es", revision=sheet.revision)

    content = draft(refreshed, "es")
    assert [item.code for item in content.risks] == ["RI-1"]
    assert content.summary == "Dos países compartieron lo que funcionó."


def test_capability_U1_figures_come_from_the_data_and_not_from_a_form(sheet, systematisation):
    """What a form may send is what `SheetForm.written` sends; an unknown name is left out."""
    sheet = edit_sheet(
        actor=systematisation,
        sheet=sheet,
        language="es",
        fields={"nada": "x", "title": "Otro"},
        revision=sheet.revision,
    )

    assert draft(sheet, "es").title == "Otro"
    assert "nada" not in sheet.drafts["es"]


def test_what_a_draft_costs_does_not_grow_with_the_findings(scoped, webinars, django_assert_num_queries):
    finding(webinars[0], "lesson", 1)
    with CountQueries() as one:
        draft_content(scoped, "es")

    for number in (2, 3):
        finding(webinars[0], "lesson", number)
    with django_assert_num_queries(one.count):
        draft_content(scoped, "es")


class CountQueries:
    """How many queries a block makes."""

    def __enter__(self):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self.context = CaptureQueriesContext(connection)
        self.context.__enter__()
        return self

    def __exit__(self, *fault):
        self.context.__exit__(*fault)
        self.count = len(self.context)


def test_another_cycle_gives_nothing_to_it(scoped, findings, systematisation):
    other = Cycle.objects.get(pk=scoped.pk)
    other.pk, other.public_id, other.slug = None, "othercyclepublic", "otro-ciclo"
    other.save()

    from django_scopes import scope

    with scope(cycle=other):
        InvitedCountry.objects.create(cycle=other, country="CL", zone="America/Santiago")
        content = draft_content(other, "es")

    assert (content.lessons, content.scope.countries) == ((), ("CL",))


def test_an_undone_import_leaves_no_figure(scoped, webinars, coordination):
    registered(scoped, *(f"P{n}" for n in range(12)))
    done = imported(coordination, webinars[0], *(line(f"P{n}", f"p{n}@example.org") for n in range(12)))
    assert draft_content(scoped, "es").figures.persons == 12

    take_back_upload(actor=coordination, upload=done)

    assert draft_content(scoped, "es").figures.persons == 0


def test_capability_U1_institutions_that_coordinate_and_the_hubs_address_are_drafted(
    scoped, coordination, systematisation, make_person, organisation
):
    HubWords.objects.create(
        pk=1, name={"es": "Hub regional", "pt-br": "Hub regional do Sul"}, contact="hub@example.org"
    )
    assert (draft_content(scoped, "es").implementers, draft_content(scoped, "es").credits) == ((), "Hub regional")
    other = Organisation.objects.create(slug="agencia", name="Agencia", sector="government", country="UY")
    Person.objects.filter(pk__in=(coordination.pk, systematisation.pk)).update(organisation=organisation)
    invited = make_person("Coordinación – Uruguay", organisation=other)
    role = TeamRole.objects.create(cycle=scoped, person=invited, role=Role.COORDINATION, sent_at=clock.now())

    first, method = (draft_content(scoped, "pt-br", kind) for kind in (SheetKind.SUBJECT, SheetKind.METHOD))
    assert (first.implementers, first.credits) == (("Ministerio",), "Ministerio")
    assert first.contact == method.contact == Contact("Hub regional do Sul", "hub@example.org")

    role.entered_at = clock.now()
    role.save()
    entered = draft_content(scoped, "es")
    assert (entered.implementers, entered.credits) == (("Agencia", "Ministerio"), "Agencia; Ministerio")
    assert all(person.name not in entered.plain_text() for person in (coordination, systematisation, invited))
