"""H4: who has no account offers a practice; it is read, asked about, accepted as a sheet, published, and told of."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.hub.mailed_links import key_of
from tinkuy.hub.practice_calls.actions.calling import CallWords, change_call, close_call, open_call
from tinkuy.hub.practice_calls.actions.deciding import accept_practice, decline_practice, tell_of_publication
from tinkuy.hub.practice_calls.actions.leaving import forget_again, forget_old_practices
from tinkuy.hub.practice_calls.models import OfferedPractice, OfferState, PracticeCall
from tinkuy.hub.practice_calls.queries import PLACE, practices_of
from tinkuy.notices.models import Notice
from tinkuy.planning.hours import hub_today
from tinkuy.publication.sheets.models import Sheet, SheetVersion

BEGUN = {
    "name": "Quien ofrece",
    "organisation": "Red de Albergues del Sur",
    "country": "UY",
    "language": "es",
    "email": "ofrece@example.org",
    "consent": "on",
}
WRITTEN = {
    "title": "Albergues que reciben a distancia",
    "summary": "Una red de albergues recibe a las personas por teléfono antes de que lleguen.",
    "actions": "Un teléfono común\nUna lista compartida de lugares",
    "results": "Nadie esperó en la puerta.",
    "lessons": "Conviene decir primero quién atiende.\n\nUna lista compartida evita dos llamadas.",
    "more": "https://example.org/albergues",
    "licence": "CC-BY-SA-4.0",
}


def words(**other) -> CallWords:
    values = {
        "title": {"es": "Prácticas de acogida"},
        "text": {"es": "Buscamos prácticas de acogida."},
        "terms": {"es": "Respondemos en un mes."},
        "until": hub_today() + timedelta(days=30),
        "licence": "CC-BY-4.0",
        "theme": "theme:trafficking",
    }
    return CallWords(**{**values, **other})


@pytest.fixture
def call(hub_editor) -> PracticeCall:
    return open_call(actor=hub_editor, words=words())


def begun(call: PracticeCall, **typed: str) -> OfferedPractice:
    answer = Client().post(reverse("hub:offer_practice", args=[call.public_id]), BEGUN | typed)
    assert (answer.status_code, answer["Location"]) == (302, reverse("hub:practice_begun"))
    return OfferedPractice.objects.select_related("call").latest("pk")


def page_of(practice: OfferedPractice) -> str:
    return reverse("hub:own_practice", args=[key_of(PLACE, practice.public_id)])


def sent(call: PracticeCall) -> OfferedPractice:
    practice = begun(call)
    answer = Client().post(page_of(practice), WRITTEN | {"permission": "on", "send": "yes"})
    assert answer.status_code == 302
    practice.refresh_from_db()
    return practice


def mailed(kind: str) -> list[tuple[str, dict]]:
    return [notice.opened() for notice in Notice.objects.filter(kind=kind)]


def test_capability_H4_a_practice_goes_from_a_call_to_a_draft_through_a_conversation(call, hub_editor, signed_in):
    stranger, practice = Client(), begun(call)
    assert practices_of(call) == []
    stranger.get(page_of(practice))
    practice.refresh_from_db()
    assert practice.state == OfferState.UNCONFIRMED  # to look changes nothing

    stranger.post(page_of(practice), {"title": "Albergues", "save": "yes"})
    assert "Albergues" in stranger.get(page_of(practice)).content.decode()
    stranger.post(page_of(practice), WRITTEN | {"permission": "on", "send": "yes"})
    page = reverse("hub:offered_practice", args=[practice.public_id])
    editor = signed_in(hub_editor)
    shown = editor.get(page).content.decode()
    editor.post(page, {"words": "¿Cuántos albergues son?", "ask": "yes"})
    stranger.post(page_of(practice), WRITTEN | {"results": "Doce albergues.", "words": "Doce.", "answer": "yes"})
    answered = editor.get(page).content.decode()
    editor.post(page, {"accept": "yes"})

    assert WRITTEN["summary"] in shown
    assert "ofrece@example.org" not in shown + answered
    assert "Doce." in answered
    assert [one[1]["words"] for one in mailed("practice-asked")] == ["¿Cuántos albergues son?"]
    assert Notice.objects.filter(kind="practice-to-read").count() == 2
    practice.refresh_from_db()
    with scope(cycle=NO_CYCLE):
        draft = Sheet.objects.get(pk=practice.sheet_id).drafts["es"]
    assert (draft["title"], draft["results"], draft["licence"]) == (WRITTEN["title"], "Doce albergues.", "CC-BY-SA-4.0")
    assert [(one["code"], one["text"]) for one in draft["lessons"]] == [
        ("LE-1", "Conviene decir primero quién atiende."),
        ("LE-2", "Una lista compartida evita dos llamadas."),
    ]
    assert (draft["implementers"], draft["tags"]) == (["Red de Albergues del Sur"], ["theme:trafficking"])
    assert draft["disclaimer"] == (
        "Práctica de Red de Albergues del Sur, que la envió en respuesta a una convocatoria y aceptó su publicación."
    )


def test_its_author_is_told_once_where_it_is_published(call, hub_editor):
    practice = sent(call)
    sheet = accept_practice(actor=hub_editor, practice=practice)
    assert tell_of_publication() == 0

    SheetVersion.objects.create(sheet=sheet, slug=sheet.slug, number=1, language="es", content={}, content_hash="x")
    assert (tell_of_publication(), tell_of_publication()) == (1, 0)

    ((email, values),) = mailed("practice-published")
    assert (email, values["sheet"]) == ("ofrece@example.org", reverse("hub:sheet", args=[sheet.slug]))


def test_a_declined_one_tells_its_reason_and_is_decided_once(call, hub_editor, outsider):
    practice = sent(call)

    with pytest.raises(Refused):
        decline_practice(actor=outsider, practice=practice, reason="No")
    with pytest.raises(Refused, match="por qué"):
        decline_practice(actor=hub_editor, practice=practice, reason=" ")
    decline_practice(actor=hub_editor, practice=practice, reason="Ya hay una igual.")
    with pytest.raises(Refused, match="ya decidió"):
        accept_practice(actor=hub_editor, practice=practice)

    assert mailed("practice-decided")[0][1]["reason"] == "Ya hay una igual."
    assert "Ya hay una igual." in Client().get(page_of(practice)).content.decode()


def test_what_is_missing_is_said_and_nothing_typed_is_lost(call):
    practice = begun(call)

    answer = Client().post(page_of(practice), WRITTEN | {"results": "", "send": "yes"})

    assert answer.status_code == 422
    practice.refresh_from_db()
    assert (practice.state, practice.answers["title"]) == (OfferState.DRAFT, WRITTEN["title"])
    again = Client().post(page_of(practice), WRITTEN | {"send": "yes"})
    assert "permite" in again.content.decode()


def test_a_closed_call_takes_nothing_more(call, hub_editor):
    practice = begun(call)
    close_call(actor=hub_editor, call=call)

    offer = Client().get(reverse("hub:offer_practice", args=[call.public_id]))
    assert offer["Location"] == reverse("hub:practice_call", args=[call.public_id])
    assert "cerrada" in Client().get(reverse("hub:practice_call", args=[call.public_id])).content.decode()
    refused = Client().post(page_of(practice), WRITTEN | {"permission": "on", "send": "yes"})
    assert refused.status_code == 422
    assert (
        reverse("hub:practice_call", args=[call.public_id])
        not in Client().get(reverse("hub:practice_calls")).content.decode()
    )
    change_call(actor=hub_editor, call=call, words=words())
    assert Client().post(page_of(practice), WRITTEN | {"permission": "on", "send": "yes"}).status_code == 302


def test_the_answer_is_the_same_for_every_address_and_programs_and_crowds_are_bounded(call):
    for _time in range(5):
        begun(call)
    OfferedPractice.objects.all().delete()
    Client().post(reverse("hub:offer_practice", args=[call.public_id]), BEGUN | {"website": "https://spam.example"})
    many = [
        Client(REMOTE_ADDR="203.0.113.9").post(
            reverse("hub:offer_practice", args=[call.public_id]), BEGUN | {"email": f"a{n}@example.org"}
        )
        for n in range(21)
    ]

    assert sum(email == "ofrece@example.org" for email, _values in mailed("practice-to-write")) == 3
    assert OfferedPractice.objects.count() == 20
    assert [answer.status_code for answer in many] == [302] * 20 + [422]


def test_who_edits_the_example_reads_no_practice_of_the_hub(call, hub_editor, signed_in):
    practice = sent(call)
    type(hub_editor).objects.filter(pk=hub_editor.pk).update(is_example=True)

    page = signed_in(hub_editor).get(reverse("hub:offered_practice", args=[practice.public_id]))

    assert page.status_code == 404


def test_promise_P19_it_goes_on_its_day_or_by_its_author_with_what_is_owed(call, hub_editor):
    first, second = begun(call), sent(call)
    Client().post(page_of(second), {"erase": "yes"})
    OfferedPractice.objects.filter(pk=first.pk).update(erase_on=clock.today() - timedelta(days=1))

    assert forget_old_practices() == 1
    assert not OfferedPractice.objects.exists()
    assert not Notice.objects.exists()
    third = begun(call, email="c@example.org")
    assert forget_again(lambda identity: identity == third.public_id) == 1


def test_a_call_is_refused_without_words_with_a_past_day_and_by_who_edits_nothing(hub_editor, outsider, signed_in):
    for wrong in ({"text": {}}, {"until": hub_today() - timedelta(days=1)}, {"languages": ()}, {"theme": "theme:none"}):
        with pytest.raises(Refused):
            open_call(actor=hub_editor, words=words(**wrong))
    with pytest.raises(Refused):
        open_call(actor=outsider, words=words())

    typed = {"title_es": "Acogida", "text_es": "Qué", "terms_es": "Cómo", "languages": ["es"], "licence": "CC-BY-4.0"}
    made = signed_in(hub_editor).post(
        reverse("hub:open_practice_call"), typed | {"until": (hub_today() + timedelta(days=9)).isoformat()}
    )
    assert made.status_code == 302
    assert PracticeCall.objects.get().title == {"es": "Acogida"}
