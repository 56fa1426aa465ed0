"""Messages about a cycle say who writes, how to answer and how to stop; of a sensitive one they say nothing."""

import pytest
from django.core import mail

from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.outbox import owe, owe_to_address
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hub_settings.models import HubWords

HUB = "Hub regional"


@pytest.fixture
def open_cycle(scoped, coordination):
    """Its theme may be told; the hub and the institution of who coordinates it have names."""
    HubWords.objects.create(pk=1, name={"es": HUB}, region={}, contact="hub@example.org")
    coordination.organisation = Organisation.objects.create(slug="m", name="Ministerio", sector="government")
    coordination.save()
    scoped.is_sensitive, scoped.title = False, {"es": "Fronteras"}
    scoped.save()
    return scoped


def sent(cycle, person=None, **values):
    if person:
        owe(person, "task-due", dedupe_key="uno", text="Escribir", path="/", from_cycle=cycle.public_id)
    else:
        owe_to_address(
            email="r@example.org", language="es", kind="session-added", dedupe_key="uno", about="registration|x",
            path="/es/me/", from_cycle=cycle.public_id, **values,
        )  # fmt: skip
    deliver_due()
    (message,) = mail.outbox
    return message


def test_capability_C08_a_message_says_whose_it_is_and_where_to_answer(open_cycle, coordination):
    message = sent(open_cycle, coordination)

    assert message.subject == f"Hoy vence una tarea · Fronteras · {HUB}"
    assert message.from_email.startswith(f"{HUB} <")
    assert message.reply_to == ["hub@example.org"]
    assert message.body.startswith(f"Le escribe el equipo del ciclo «Fronteras», de {HUB}.\n\n")
    assert f"-- \nMinisterio\n{HUB}\nConsultas: hub@example.org\n" in message.body
    assert "pida a la coordinación que le retire el rol" in message.body


def test_capability_C08_who_registered_reads_how_to_stop(open_cycle):
    assert "cancele su inscripción" in sent(open_cycle, stop="withdrawing").body


def test_promise_P10_a_message_of_a_sensitive_cycle_names_neither_cycle_nor_hub(open_cycle):
    open_cycle.is_sensitive = True
    open_cycle.save()

    message = sent(open_cycle, stop="withdrawing")

    everything = f"{message.subject} {message.from_email} {message.reply_to} {message.body}"
    assert not any(words in everything for words in ("Fronteras", HUB, "Ministerio", "hub@example.org"))


def test_promise_P10_a_cycle_that_became_sensitive_tells_nothing_of_what_it_owed_before(open_cycle):
    owe_to_address(
        email="r@example.org", language="es", kind="session-added", dedupe_key="uno", about="registration|x",
        path="/es/me/", from_cycle=open_cycle.public_id,
    )  # fmt: skip
    open_cycle.is_sensitive = True
    open_cycle.save()
    deliver_due()

    assert "Fronteras" not in mail.outbox[0].subject + mail.outbox[0].body


def test_a_title_with_a_link_goes_to_no_stranger_in_our_name(open_cycle):
    open_cycle.title = {"es": "Premios en https://example.org"}
    open_cycle.save()

    message = sent(open_cycle)

    assert "Premios" not in message.subject + message.body
    assert message.body.startswith(f"Le escribe el equipo de un ciclo de {HUB}.")


def test_a_long_title_is_cut_between_words_in_the_subject(open_cycle):
    open_cycle.title = {"es": "Integración socioeconómica y acceso a servicios de la población migrante y refugiada"}
    open_cycle.save()

    subject = sent(open_cycle).subject

    assert f"Integración socioeconómica y acceso a servicios de la… · {HUB}" in subject


def test_several_institutions_that_coordinate_are_none(open_cycle, make_person):
    organisation = Organisation.objects.create(slug="o", name="Defensoría", sector="government")
    other = make_person("Otra coordinación", organisation=organisation)
    TeamRole.objects.create(cycle=open_cycle, person=other, role=Role.COORDINATION)

    assert "Ministerio" not in sent(open_cycle).body


def test_who_is_invited_to_coordinate_and_not_in_yet_changes_no_message(open_cycle, make_person):
    """Else a mail would tell whether the account of an invited address names another institution."""
    organisation = Organisation.objects.create(slug="o", name="Defensoría", sector="government")
    invited = make_person("Otra coordinación", organisation=organisation)
    TeamRole.objects.create(cycle=open_cycle, person=invited, role=Role.COORDINATION, sent_at=clock.now())

    assert "Ministerio" in sent(open_cycle).body


def test_a_line_break_in_a_title_or_a_name_keeps_no_message_back(open_cycle):
    open_cycle.title = {"es": "Fron\nteras"}
    open_cycle.save()
    HubWords.objects.update(name={"es": "Hub\r\nregional"})

    message = sent(open_cycle, stop="withdrawing")

    assert message.subject.endswith(f" · Fron teras · {HUB}")
    assert message.from_email.startswith(f"{HUB} <")


@pytest.mark.parametrize("title", ["Cobre en Premios.Com", "Entre a WWW.Premios.Ly", "Lea premios.LINK ya"])
def test_no_link_reaches_a_stranger_in_whatever_case_it_is_written(open_cycle, title):
    open_cycle.title = {"es": title}
    open_cycle.save()

    message = sent(open_cycle, stop="withdrawing")

    assert title not in message.subject + message.body


def test_a_title_of_a_person_is_no_link(open_cycle):
    open_cycle.title = {"es": "Conversaciones con la Sra.Ana"}
    open_cycle.save()

    assert "la Sra.Ana" in sent(open_cycle, stop="withdrawing").subject
