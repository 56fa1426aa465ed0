"""Those named confirm an agreement behind the link of a mail; one that is reworded asks again whom it concerns."""

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.dialogue.agreements.actions.confirming import answer_agreement, send_agreement
from tinkuy.dialogue.agreements.actions.making import catch_agreement, reword_agreement
from tinkuy.dialogue.agreements.actions.parties import add_party, name_contact, remove_party
from tinkuy.dialogue.agreements.models import AgreementLink, AgreementParty
from tinkuy.dialogue.agreements.queries import agreement_at, summary_of
from tinkuy.dialogue.agreements.rules import Stage, mark_of
from tinkuy.dialogue.agreements.tests.conftest import TEXT, mails
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.institutions.actions import NewInstitution, merge_institutions

ACCEPTED = {"answer": "accepted"}


def stage() -> Stage:
    return summary_of(agreement_at(1)).confirmation.stage


def answer(client, path: str, agreement, **fields: str):
    return client.post(path, {"read": mark_of(agreement), **fields})


def reworded(agreement, actor, text: str) -> None:
    reword_agreement(actor=actor, agreement=agreement, text=text, who="Migraciones", countries=["PE", "UY"])
    agreement.refresh_from_db()


def test_capability_D16_each_party_gets_one_link_and_the_mail_says_nothing_of_the_agreement(
    sent, facilitation, focal_point_pe, focal_point_uy
):
    assert set(mails("agreement-to-confirm")) == {focal_point_pe.email, focal_point_uy.email}
    send_agreement(actor=facilitation, agreement=sent)

    notices = Notice.objects.filter(kind="agreement-to-confirm")
    assert len(notices) == 2, "once a day each"
    assert all(TEXT not in str(one.opened()) for one in notices)


def test_capability_D16_it_is_in_force_once_all_have_confirmed_by_their_links(
    client, sent, focal_point_pe, focal_point_uy
):
    paths = mails("agreement-to-confirm")
    page = client.get(paths[focal_point_pe.email]).text
    assert TEXT in page
    assert not any(word in page for word in (focal_point_pe.email, focal_point_pe.name))
    assert stage() == Stage.SENT

    answer(client, paths[focal_point_pe.email], sent, **ACCEPTED)
    assert stage() == Stage.SENT
    answer(client, paths[focal_point_uy.email], sent, **ACCEPTED)

    assert stage() == Stage.IN_FORCE


def test_capability_D16_looking_at_the_page_answers_nothing(client, sent, focal_point_pe, party):
    client.get(mails("agreement-to-confirm")[focal_point_pe.email])

    assert party("PE").answer == ""


@pytest.mark.parametrize("said", ["other_words", "declined"])
def test_capability_D16_other_words_and_a_decline_say_why_and_put_nothing_in_force(
    client, sent, focal_point_pe, party, said
):
    path = mails("agreement-to-confirm")[focal_point_pe.email]

    assert answer(client, path, sent, answer=said).status_code == 422
    assert answer(client, path, sent, answer=said, words="Solo de noche").status_code == 302

    assert (party("PE").answer, party("PE").words) == (said, "Solo de noche")
    assert stage() == Stage.SENT


def test_capability_D16_words_that_were_taken_over_are_confirmed_by_who_proposed_them(
    client, sent, facilitation, focal_point_pe, focal_point_uy
):
    paths = mails("agreement-to-confirm")
    answer(client, paths[focal_point_pe.email], sent, answer="other_words", words="Poner guardia de noche")
    answer(client, paths[focal_point_uy.email], sent, **ACCEPTED)

    reworded(sent, facilitation, "Poner guardia de noche")

    assert set(mails("agreement-changed")) == {focal_point_uy.email}
    answer(client, mails("agreement-changed")[focal_point_uy.email], sent, **ACCEPTED)
    assert stage() == Stage.IN_FORCE


def test_capability_D16_rewording_asks_again_only_who_had_confirmed_with_the_old_beside_the_new(
    client, sent, facilitation, focal_point_pe, focal_point_uy
):
    path = mails("agreement-to-confirm")[focal_point_pe.email]
    answer(client, path, sent, **ACCEPTED)

    reworded(sent, facilitation, "Poner guardia de noche en frontera")

    assert set(mails("agreement-changed")) == {focal_point_pe.email}, "Uruguay had said nothing yet"
    page = client.get(mails("agreement-changed")[focal_point_pe.email]).text
    assert all(words in page for words in ("<del>turno</del>", "<ins>noche</ins>"))
    assert stage() == Stage.SENT


def test_capability_D16_a_word_corrected_and_put_back_asks_nobody_twice(client, sent, facilitation, focal_point_pe):
    answer(client, mails("agreement-to-confirm")[focal_point_pe.email], sent, **ACCEPTED)
    reworded(sent, facilitation, "Poner guardia")
    reworded(sent, facilitation, TEXT)
    reworded(sent, facilitation, "Poner guardia")

    assert Notice.objects.filter(kind="agreement-changed").count() == 1


def test_capability_D16_words_that_changed_while_they_were_read_are_not_confirmed(
    client, sent, facilitation, focal_point_pe, party
):
    former = mark_of(sent)
    reworded(sent, facilitation, "Poner guardia de noche")

    page = client.post(mails("agreement-to-confirm")[focal_point_pe.email], {"read": former, **ACCEPTED})

    assert (page.status_code, party("PE").answer) == (422, "")
    assert all(words in page.text for words in ("cambió mientras", "Poner guardia de noche"))
    assert mark_of(sent) in page.text, "sent again, the words of now are meant"


def test_capability_R2_an_institution_of_the_directory_is_a_party_with_a_counterpart(
    client, caught, coordination, party
):
    ministry = add_party(
        actor=coordination, agreement=caught, country="PE", institution=NewInstitution("Ministerio", "government", "PE")
    )
    name_contact(actor=coordination, party=ministry, name="Ana Quispe", email="ana@example.org", language="pt-br")
    ministry.refresh_from_db()
    assert (b"Ana" in bytes(ministry.sealed_name), ministry.contact_name()) == (False, "Ana Quispe")
    send_agreement(actor=coordination, agreement=caught)

    path = mails("agreement-to-confirm")["ana@example.org"]
    page = client.get(path).text

    assert path.startswith("/pt-br/")
    assert [words in page for words in ("Ministerio", "Ana", "ana@example.org")] == [True, False, False]


def test_capability_R2_who_has_their_address_erased_is_asked_no_more(client, caught, coordination):
    ministry = add_party(
        actor=coordination, agreement=caught, institution=NewInstitution("Ministerio", "government", "PE")
    )
    name_contact(actor=coordination, party=ministry, name="Ana", email="ana@example.org", language="es")
    send_agreement(actor=coordination, agreement=caught)
    path = mails("agreement-to-confirm")["ana@example.org"]
    answer(client, path, caught, **ACCEPTED)

    assert client.post(f"{path}forget/").status_code == 200

    ministry.refresh_from_db()
    assert (bytes(ministry.sealed_name), bytes(ministry.sealed_email)) == (b"", b"")
    assert ministry.answer == "accepted", "the answer is the institution's"
    assert client.get(path).status_code == 404
    assert "ana@example.org" not in mails("agreement-to-confirm")


def test_capability_R2_a_party_that_is_taken_out_stops_nothing(
    client, sent, coordination, focal_point_pe, focal_point_uy, party
):
    paths = mails("agreement-to-confirm")
    answer(client, paths[focal_point_pe.email], sent, **ACCEPTED)
    answer(client, paths[focal_point_uy.email], sent, answer="declined", words="No nos toca")

    remove_party(actor=coordination, party=party("UY"))

    assert stage() == Stage.IN_FORCE
    assert client.get(paths[focal_point_uy.email]).status_code == 404


def test_two_institutions_that_make_one_agreement_stay_two(caught, coordination, administrator):
    pair = [
        add_party(actor=coordination, agreement=caught, institution=NewInstitution(name, "government", "PE"))
        for name in ("Ministerio", "Cancillería")
    ]

    with pytest.raises(Refused, match="A1"):
        merge_institutions(actor=administrator, institution=pair[0].institution, into=pair[1].institution)


def test_capability_R2_a_party_is_named_once(caught, facilitation):
    with pytest.raises(Refused, match="Ya es parte"):
        add_party(actor=facilitation, agreement=caught, country="PE")
    assert AgreementParty.objects.count() == 2


def test_a_link_of_somebody_whose_account_ended_opens_nothing(client, sent, focal_point_pe):
    path = mails("agreement-to-confirm")[focal_point_pe.email]
    focal_point_pe.is_active = False
    focal_point_pe.save()

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("what", ["taken", "not accepted yet", "of another country"])
def test_promise_P11_a_link_answers_for_a_country_as_long_as_its_focal_point_has_that_role(
    client, sent, facilitation, focal_point_pe, focal_point_uy, party, what
):
    roles = TeamRole.objects.filter(person=focal_point_pe)
    path = mails("agreement-to-confirm")[focal_point_pe.email]
    if what == "taken":
        roles.delete()
    else:
        roles.update(**({"sent_at": clock.now()} if what == "not accepted yet" else {"country": "UY"}))

    assert client.get(path).status_code == 404
    assert answer(client, path, sent, **ACCEPTED).status_code == 404
    assert party("PE").answer == ""
    reworded(sent, facilitation, "Poner guardia")
    with clock.at(clock.now() + timedelta(days=1)):
        assert send_agreement(actor=facilitation, agreement=sent) == 1, "nobody is asked for Peru"


def test_a_focal_point_names_and_takes_out_contacts_of_their_own_country_alone(
    signed_in, sent, focal_point_uy, facilitation, party
):
    contact = {"email": "uy@example.org", "language": "es"}
    client = signed_in(focal_point_uy)
    pages = {code: f"/es/team/c/ciclo-de-prueba/agreements/1/parties/{party(code).public_id}/" for code in ("PE", "UY")}

    assert client.post(f"{pages['PE']}contact/", contact).status_code == 403
    client.post(f"{pages['PE']}remove/")
    with pytest.raises(Refused, match="referente local"):
        reword_agreement(actor=focal_point_uy, agreement=sent, text=TEXT, who="Migraciones", countries=["UY"])
    for deed in (name_contact, remove_party):
        with pytest.raises(Refused, match="referente local"):
            deed(actor=facilitation, party=party("PE"), **(contact if deed is name_contact else {}))

    assert not party("PE").sealed_email
    page = client.get("/es/team/c/ciclo-de-prueba/agreements/1/").text
    assert [pages[code] in page for code in ("PE", "UY")] == [False, True]
    assert client.post(f"{pages['UY']}contact/", contact).status_code == 302
    assert party("UY").contact_email() == "uy@example.org"


def test_the_account_that_is_asked_for_a_country_is_one_of_its_focal_points(
    caught, coordination, focal_point_uy, party
):
    for person in (focal_point_uy, coordination):
        with pytest.raises(Refused, match="referente"):
            name_contact(actor=coordination, party=party("PE"), focal_point=person)


def test_who_was_only_invited_is_not_the_contact_of_their_country(live, facilitation, focal_point_pe):
    TeamRole.objects.filter(person=focal_point_pe).update(sent_at=clock.now())

    made = catch_agreement(actor=facilitation, webinar=live, text=TEXT, who="Migraciones", countries=["PE"])

    assert made.parties.get().focal_point is None


def test_a_sensitive_cycle_is_not_named_behind_the_link(client, sent, scoped, focal_point_pe):
    path = mails("agreement-to-confirm")[focal_point_pe.email]
    assert scoped.is_sensitive
    assert "Ciclo de prueba" not in client.get(path).text

    type(scoped).objects.filter(pk=scoped.pk).update(is_sensitive=False)

    assert "Ciclo de prueba" in client.get(path).text


@pytest.mark.both_databases
def test_two_who_confirm_at_once_both_count(sent, party):
    links = {
        one.party.country: one for one in AgreementLink.objects.select_related("party__agreement", "party__focal_point")
    }
    read = mark_of(sent)

    for country in ("PE", "UY", "PE"):
        answer_agreement(link=links[country], answer="accepted", read=read)

    assert stage() == Stage.IN_FORCE
    with pytest.raises(ChangedMeanwhile):
        answer_agreement(link=links["PE"], answer="declined", words="No", read="of other words")
