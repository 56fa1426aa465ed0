"""Who is written to about support: the country that is asked, by day there, once, and nothing that tells what it is."""

from datetime import UTC, datetime

from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.responses.models import ResponseLink
from tinkuy.practice.support.actions.asking import request_support, take_offer, take_offer_by_link
from tinkuy.practice.support.actions.following import answer_request
from tinkuy.practice.support.models import PeerSupport


def mails() -> list[tuple[str, str]]:
    return [(one.kind, one.person.name) for one in Notice.objects.select_related("person").order_by("pk")]


def test_capability_R9_the_focal_point_of_the_country_that_is_asked_gets_a_mail_once(request_of_peru):
    assert mails() == [("support-asked", "Referente – Uruguay")]
    [notice] = Notice.objects.all()
    assert notice.values["label"] == "RE-3"
    assert request_of_peru.subject not in str(notice.values)


def test_it_goes_by_day_in_that_country(focal_point_pe, focal_point_uy, terms):
    with clock.at(datetime(2026, 9, 28, 3, tzinfo=UTC)):  # midnight in Montevideo
        request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")

    assert Notice.objects.get().due_at.astimezone(UTC).hour == 11


def test_a_sensitive_cycle_s_mail_leads_to_the_desk_alone(focal_point_pe, focal_point_uy, terms, scoped):
    assert scoped.is_sensitive
    request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")
    assert Notice.objects.get().values["path"] == "/es/team/cycles/"

    scoped.is_sensitive = False
    scoped.save()
    terms.finding.cycle.refresh_from_db()
    one = request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")
    assert one.public_id in Notice.objects.order_by("-pk")[0].values["path"]


def test_an_open_request_is_told_to_those_that_do_it(open_request, doing, focal_point_pe, terms):
    assert mails() == []
    doing("UY")

    request_support(actor=focal_point_pe, country="PE", terms=terms)

    assert mails() == [("support-asked", "Referente – Uruguay")]


def test_the_answer_is_told_to_whoever_asked(request_of_peru, focal_point_uy):
    answer_request(actor=focal_point_uy, support=request_of_peru, country="UY", helps=True, note="En octubre.")

    assert mails()[1:] == [("support-news", "Referente – Perú")]


def test_a_country_without_focal_point_is_the_coordination_s_to_see_to(
    focal_point_pe, focal_point_uy, coordination, terms
):
    TeamRole.objects.filter(person=focal_point_uy).delete()

    request_support(actor=focal_point_pe, country="PE", terms=terms, to="UY")

    assert mails() == [("support-asked", "Coordinación regional")]


def test_an_offer_taken_twice_is_told_once(offer_of_uruguay, focal_point_pe):
    for _again in range(2):
        take_offer(actor=focal_point_pe, offer=offer_of_uruguay, country="PE")

    assert mails() == [("support-asked", "Referente – Uruguay")]


def test_capability_R9_an_institution_asks_by_its_link_for_its_country_alone(offer_of_uruguay, response):
    _secret, link = ResponseLink.with_new_secret(cycle=response.cycle, response=response)
    link.save(force_insert=True)

    for _again in range(2):
        one = take_offer_by_link(link=link, offer=offer_of_uruguay)

    assert (one.asking, one.giving, one.response, one.made_by) == ("PE", "UY", response, None)
    assert PeerSupport.objects.filter(origin=offer_of_uruguay).count() == 1
    assert mails() == [("support-asked", "Referente – Uruguay"), ("support-news", "Referente – Perú")]
