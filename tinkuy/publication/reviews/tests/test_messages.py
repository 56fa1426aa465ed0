"""Who corrects, reviews, approves or publishes a sheet gets one mail when it becomes theirs, from a real server."""

import pytest

from tests.smtp_sink import running_sink
from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.cycle import edit_cycle
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub_settings.models import HubWords
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.versions.tests.steps import approve, review, with_house, write

KINDS = ("sheet-to-review", "sheet-to-correct", "sheet-to-approve", "sheet-to-publish")


@pytest.fixture
def everybody_entered(db) -> None:
    HubWords.objects.create(pk=1, name={"es": "Hub regional"}, region={"es": "Suramérica"})
    Person.objects.update(last_login=clock.now())


def asked(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_the_peers_who_may_judge_it_are_asked_to_review(peers, reviewer_pe, in_review):
    assert asked("sheet-to-review") == {"Par de CL", "Par de EC"} | {reviewer_pe.name}


def test_a_peer_of_an_authors_organisation_is_not_asked(sheet, systematisation, reviewer_pe, peers):
    systematisation.organisation = reviewer_pe.organisation
    systematisation.save()

    submit_sheet(actor=systematisation, sheet=sheet)

    assert asked("sheet-to-review") == {"Par de CL", "Par de EC"}


def test_the_focal_points_are_asked_to_approve_with_the_second_review_and_once(
    in_review, peers, focal_point_pe, focal_point_uy
):
    review(in_review, peers[0])
    assert asked("sheet-to-approve") == set()

    review(in_review, peers[1])
    review(in_review, peers[1])

    assert asked("sheet-to-approve") == {focal_point_pe.name, focal_point_uy.name}
    assert Notice.objects.filter(kind="sheet-to-approve").count() == 2


def test_the_focal_points_are_asked_to_approve_where_the_cycle_comes_to_ask_for_fewer(
    in_review, peers, focal_point_pe, coordination, scoped
):
    review(in_review, peers[0])
    assert asked("sheet-to-approve") == set()

    words = {name: getattr(scoped, name) for name in ("title", "guiding_question", "audience", "purpose", "zone")}
    edit_cycle(actor=coordination, cycle=scoped, countries=["PE", "UY"], reviews_needed=1, **words)

    assert focal_point_pe.name in asked("sheet-to-approve")


def test_nobody_is_asked_to_approve_or_publish_their_own_words(
    in_review, peers, focal_point_pe, focal_point_uy, hub_editor
):
    in_review.authors.add(with_house(focal_point_uy), with_house(hub_editor))

    for person in peers:
        review(in_review, person)
    approve(in_review, focal_point_pe)

    assert asked("sheet-to-approve") == {focal_point_pe.name}
    assert asked("sheet-to-publish") == set()


def test_other_words_are_asked_anew(peers, in_review, systematisation):
    changed = write(in_review, systematisation, summary="Otro resumen.")

    submit_sheet(actor=systematisation, sheet=changed)

    assert Notice.objects.filter(kind="sheet-to-review", person=peers[0]).count() == 2


def test_the_authors_are_told_of_changes(in_review, peers, systematisation):
    review(in_review, peers[0], verdict="request_changes", comment="Falta el plazo.")

    assert asked("sheet-to-correct") == {systematisation.name}


def test_each_mail_says_who_writes_and_why_with_one_address_a_contact_and_how_to_stop(
    settings, sheet, systematisation, peers, focal_point_pe, everybody_entered
):
    Cycle.objects.update(is_sensitive=False)
    sheet.cycle.refresh_from_db()

    with running_sink(settings) as sink:
        submit_sheet(actor=systematisation, sheet=sheet)
        deliver_due()
        deliver_due()

    mails = {recipients[0]: message for _sender, recipients, message in sink.received}
    assert set(mails) == {person.email for person in peers}
    assert len(sink.received) == 2
    message = mails[peers[0].email]
    body = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert " ".join(message["Subject"].split()) == (
        f"{systematisation.name} le pide revisar la ficha de «Ciclo de prueba» · Hub regional · Suramérica"
    )
    assert body.split("\n\n")[2].startswith(f"{systematisation.name} envió a revisión la ficha del ciclo")
    assert body.startswith("Le escribe el equipo del ciclo «Ciclo de prueba», de Hub regional · Suramérica.")
    assert body.count("http") == 1
    assert "Revisar la ficha:\n\nhttp://localhost:8000/es/team/c/ciclo-de-prueba/sheet/review/\n" in body
    assert "Hub · hub@example.org" in body
    assert "\n-- \nHub regional · Suramérica\n" in body
    assert body.rstrip().endswith("pida a la coordinación que le retire el rol.")


@pytest.mark.parametrize("kind", KINDS)
def test_in_a_sensitive_cycle_a_mail_names_nothing(
    kind, settings, scoped, sheet, systematisation, peers, focal_point_pe, hub_editor, everybody_entered
):
    Cycle.objects.update(is_sensitive=True)
    sheet.cycle.refresh_from_db()

    with running_sink(settings) as sink:
        submit_sheet(actor=systematisation, sheet=sheet)
        if kind == "sheet-to-correct":
            review(sheet, peers[0], verdict="request_changes", comment="Falta el plazo.")
        else:
            for person in peers:
                review(sheet, person)
            approve(sheet, focal_point_pe)
        owed = Notice.objects.filter(kind=kind).count()
        Notice.objects.exclude(kind=kind).delete()
        deliver_due()

    assert len(sink.received) == owed > 0
    for _sender, _recipients, message in sink.received:
        for form, end_of_greeting in (("plain", "\n"), ("html", "</p>")):
            _greeting, _, said = message.get_body((form,)).get_content().partition(end_of_greeting)
            words = f"{message['Subject']} {said}"
            assert f"/team/next/{kind.removeprefix('sheet-to-')}/" in words
            for secret in ("prueba", "Hub", scoped.slug, systematisation.name, peers[1].name):
                assert secret not in words


def test_who_never_entered_reads_no_words_that_somebody_typed(peers, in_review):
    assert {frozenset(notice.values.values()) for notice in Notice.objects.filter(kind="sheet-to-review")} == {
        frozenset({"", "/es/team/next/review/"})
    }


def test_the_publication_asks_each_country_where_it_stands_and_shows_the_coordination_what_stayed_open(
    focal_point_pe, focal_point_uy, coordination, published
):
    owed = Notice.objects.filter(kind="sheet-published")
    paths = {notice.person: notice.opened()[1] for notice in owed.select_related("person")}

    assert paths.keys() == {focal_point_pe, focal_point_uy, coordination}
    assert {values["path"] for values in paths.values()} == {"/es/team/next/published/"}, "nobody entered: no words go"
