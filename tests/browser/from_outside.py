"""What people outside send to the hub, which the example lacks: the pages of their links, and those who answer open."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django_scopes import scope

from tinkuy.convening.invitations.models import Invitee, InviteeLink
from tinkuy.core import clock
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.hub.contact.actions import answer_enquiry, confirm_enquiry
from tinkuy.hub.contact.models import Addressee, Enquiry
from tinkuy.hub.contact.queries import PLACE as ENQUIRY
from tinkuy.hub.hub_reviews.models import HubReview
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.hub.mailed_links import key_of
from tinkuy.hub.practice_calls.actions.deciding import ask_author
from tinkuy.hub.practice_calls.models import OfferedPractice, PracticeCall
from tinkuy.hub.subscriptions.actions import PLACE as SUBSCRIPTION
from tinkuy.hub.subscriptions.models import Subscription
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.addresses.links import key_of_address
from tinkuy.notices.stops.links import StopLink
from tinkuy.notices.stops.topics import REMINDERS
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.outcomes.models import Outcome, OutcomeLink
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification.models import Verification, VerificationLink, VerificationPoint
from tinkuy.publication.importing.tests.test_plain_text import ORIGINAL
from tinkuy.publication.sheet_imports.kind import CODE, read_sheet_of
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.origin import Origin
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.reading import read_upload

WORDS = "¿Cómo consigo la guía de la tercera sesión?"
OF_LINKS = {
    "hub:own_enquiry", "hub:own_subscription", "hub:end_subscription",
    "hub:practice_call", "hub:offer_practice", "hub:own_practice", "hub:given_review",
    "notices:stop", "notices:reach_again",
    "convening:invited", "convening:no_more_invitations", "practice:confirm_outcome",
    "practice:verify_by_link",
}  # fmt: skip
"""Pages that the link of a mail opens."""
OF_TEAM = {"hub:enquiry"}
"""The page of what was written to a cycle, for its coordination."""
OF_EDITOR = {"publication:map_sheet", "publication:peers", "hub:call_of_team", "hub:offered_practice", "hub:hub_review"}
"""Pages of a sheet without a cycle and of a call for practices, for who edits the hub."""
OF_ADMINISTRATOR = {"hub:known_hub"}
"""The page of a hub with which this one exchanges, for who runs the installation."""


def pages_of_links(coordination: Person, cycle: Cycle) -> Iterator[str]:
    """Of an enquiry that is not sent yet and of one that is answered; of mails that did not begin, and that ended."""
    unsent, answered = enquiry_to(cycle), confirm_enquiry(enquiry_to(cycle))
    answer_enquiry(actor=coordination, enquiry=answered, answer="Está en la página del ciclo.\n\nLe saludamos.")
    for enquiry in (unsent, answered):
        yield _path("hub:own_enquiry", key_of(ENQUIRY, enquiry.public_id))
    asked = Subscription(facets=["country:PE", "theme:trafficking"])
    asked.seal("rosa@example.org")
    asked.save()
    yield _path("hub:own_subscription", key_of(SUBSCRIPTION, asked.public_id))
    yield _path("hub:end_subscription", key_of(SUBSCRIPTION, asked.public_id))
    call = PracticeCall.objects.get()
    yield _path("hub:practice_call", call.public_id)
    yield _path("hub:offer_practice", call.public_id)
    for state in ("draft", "received"):
        yield _path("hub:own_practice", key_of(OfferedPractice.place, practice_for(call, state).public_id))
    yield _path("hub:given_review", review_for("given").public_id)
    yield from pages_of_secrets()
    yield _path("notices:stop", StopLink(REMINDERS, cycle.public_id, address_index("rosa@example.org")).key)
    yield _path("notices:reach_again", key_of_address(address_index("rosa@example.org")))


def pages_of_secrets() -> Iterator[str]:
    """An invitation with its way out, a change that waits for who knows it, a practice for who verifies it."""
    invitee = Invitee.objects.select_related("cycle").filter(cycle__slug="demo-en-vivo", declined_at=None)[0]
    secret, invitation = InviteeLink.with_new_secret(cycle=invitee.cycle, invitee=invitee)
    invitation.save()
    yield _path("convening:invited", secret)
    yield _path("convening:no_more_invitations", secret)
    outcome = Outcome.objects.select_related("cycle")[0]
    secret, confirmation = OutcomeLink.with_new_secret(cycle=outcome.cycle, outcome=outcome)
    confirmation.save()
    yield _path("practice:confirm_outcome", secret)
    response = Response.objects.filter(cycle=outcome.cycle).order_by("pk")[0]
    look = Verification.objects.create(cycle=response.cycle, response=response, verifier="civil_society")
    VerificationPoint.objects.create(cycle=response.cycle, verification=look, number=1, question=WORDS)
    secret, second_voice = VerificationLink.with_new_secret(cycle=response.cycle, verification=look)
    second_voice.save()
    yield _path("practice:verify_by_link", secret)


def pages_of_editor(editor: Person) -> Iterator[str]:
    """Of a file whose sections wait for their field, and of a sheet that waits for its peers."""
    with scope(cycle=NO_CYCLE):
        text = ORIGINAL.read_text(encoding="utf-8")
        mapped = read_upload(actor=editor, cycle=None, kind=CODE, data=f"{text}\nOtro.".encode(), filename="otra.txt")
        upload = read_upload(actor=editor, cycle=None, kind=CODE, data=text.encode(), filename="ficha.txt")
        read = read_sheet_of(upload)
        content = read.placed([one.field or "context" for one in read.sections])
        count_upload(actor=editor, upload=upload, prepared=(content, Origin("OIM Suramérica", "written", "")))
        sheet = Sheet.objects.get(public_id=upload.answers["sheet"])
    practice = practice_for(PracticeCall.objects.get(), "received")
    ask_author(actor=editor, practice=practice, words=WORDS)
    yield _path("hub:own_practice", key_of(OfferedPractice.place, practice.public_id))
    yield _path("hub:call_of_team", practice.call.public_id)
    yield _path("hub:offered_practice", practice.public_id)
    yield _path("hub:hub_review", review_for("asked").public_id)
    yield _path("publication:map_sheet", mapped.public_id)
    yield _path("publication:peers", sheet.public_id)


def pages_of_administrator() -> Iterator[str]:
    yield _path("hub:known_hub", KnownHub.objects.order_by("pk")[0].public_id)


def review_for(state: str) -> HubReview:
    """What another hub asks of this one, or was given."""
    address = f"https://{state}.example.org"
    hub = KnownHub.objects.create(name="Hub del Norte", address=address, inbox=f"{address}/inbox")
    return HubReview.objects.create(
        hub=hub,
        hub_name=hub.name,
        origin="theirs",
        state=state,
        sheet_address=f"{address}/es/hub/acogida/",
        sheet_title="Acogida en la frontera: lo que aprendieron tres albergues de dos países",
        offer=f"{address}/notifications/1",
        words=f"{WORDS}\n\n{WORDS}",
        language="es",
        is_endorsed=True,
        decided_at=clock.now(),
    )


def practice_for(call: PracticeCall, state: str) -> OfferedPractice:
    practice = OfferedPractice(call=call, state=state, erase_on=clock.today(), sent_at=clock.now())
    practice.seal(name="Rosa Quispe", email="rosa@example.org", organisation="Red de Albergues del Sur", country="UY")
    practice.write({"title": "Albergues que reciben a distancia", "summary": WORDS, "lessons": f"{WORDS}\n\n{WORDS}"})
    practice.save()
    return practice


def page_of_enquiry(cycle: Cycle) -> str:
    """Of one that waits for its answer."""
    return _path("hub:enquiry", confirm_enquiry(enquiry_to(cycle)).public_id)


def enquiry_to(cycle: Cycle) -> Enquiry:
    enquiry = Enquiry(addressee=Addressee.CYCLE, cycle=cycle, erase_on=clock.today())
    enquiry.seal(name="Rosa Quispe", email="rosa@example.org", words=WORDS)
    enquiry.save()
    return enquiry


def _path(name: str, argument: str) -> str:
    with translation.override("es"):
        return reverse(name, args=[argument]).removeprefix("/es/")
