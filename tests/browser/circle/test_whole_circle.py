"""The whole circle: a question that a session leaves open is answered, practised, taken up, and asked anew.

Each step is done on the page of whoever would do it, at a desk or on a telephone, and none by a row of this test.
"""

import re
from collections.abc import Callable
from itertools import cycle

from playwright.sync_api import Page, expect

from tests.browser.circle.stage import MINISTRY, SLUG, TITLE, Circle, announced_cycle
from tests.browser.empty_hub.hand import Clicks, Hand
from tests.browser.looking import PHONE, assert_stands, press
from tests.browser.systematising.test_answer_on_the_phone import link_to
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person

TEAM, PUBLIC = f"/es/team/c/{SLUG}/", f"/es/c/{SLUG}/"
QUESTION = "¿Qué pasa con quienes quedaron en la frontera?"
ASKED = "¿Y si la persona no tiene documento?"
SitsDown = Callable[[Person], Hand]
Quotes = tuple[tuple[str, str], ...]
SAID: Quotes = (
    ("Brasil", "La lección es que con una regla escrita nadie pregunta dos veces."),
    ("Bolivia", "Recomendamos que se atienda primero y se pregunte por el documento después."),
    ("Brasil", "Recomendamos usar un código propio del centro."),
)
PROOF = "Instructivo de una página, sin datos de personas"
POINT = "¿Se atiende el mismo día?"
MOST_TAPS = 3
"""From the mail to done: the link, the answer, send. Five would be too many."""
LESSON = "Con una regla escrita nadie pregunta dos veces."
RECOMMENDATION = "Atender a las víctimas sin exigir documento."


def test_capability_P1_to_R11_the_circle_closes_from_a_question_to_the_next_cycle(browse, enter, transactional_db):
    circle = announced_cycle()
    phone, ministry = browse(width=PHONE), browse(width=PHONE, script=False, language="pt-br")
    desks = cycle((browse(), browse()))

    def sits(person: Person) -> Hand:
        """At one of two desks by turns: what the one before asked for late changes nothing here."""
        free = next(desks)
        enter(free, person)
        return Hand(free, Clicks())

    lead = sits(circle.coordination)
    leave_a_question_open(lead)
    ask_in_the_next_session(lead, Hand(phone, Clicks()))
    code_what_was_said(sits(circle.systematisation))
    validate(browse(width=PHONE, script=False), circle)
    publish_the_sheet(sits, circle)
    communicate(sits(circle.coordination))
    accept(ministry)
    do_it(sits(circle.focal["BR"]))
    verify(sits, circle)
    adopt(sits(circle.focal["CL"]).page, f"{circle.cycle.today()}")
    begin_the_next(sits(circle.coordination))
    assert steps_of_the_path(phone) == [
        *("asked", "answered", "written", "validated", "published", "answers", "done", "verified", "adopted")
    ]


def leave_a_question_open(lead: Hand) -> None:
    """In the console of the first session; the thread was planned for the second one."""
    lead.page.goto(f"{TEAM}plan/hooks/new/")
    lead.fills({"Lo que queda abierto": QUESTION})
    lead.presses("Agregar el hilo")
    lead.page.goto(f"{PUBLIC}s/1/console/")
    lead.presses("Abrir la sesión")
    lead.presses("Dejar abierto")
    close_the_session(lead)


def close_the_session(lead: Hand) -> None:
    lead.follows("Terminar la sesión")
    lead.presses("Terminar la sesión")
    lead.reads("Después de la sesión")


def ask_in_the_next_session(lead: Hand, room: Hand) -> None:
    """The second session picks the thread up; somebody in the room asks on."""
    room.page.goto(f"{PUBLIC}register/")
    room.fills({"Su alias": "Chilalo", "Correo": "chilalo@example.org"})
    room.selects("País desde el que participa", "Bolivia")
    room.ticks("Acepto que usen")
    room.presses(re.compile("^Inscribirme"))
    room.page.wait_for_url("**/register/sent/")
    room.opens(str(Notice.objects.get(about__startswith="registration|").opened()[1]["path"]))
    room.presses("Abrir mi inscripción")
    lead.page.goto(f"{PUBLIC}s/2/console/")
    lead.presses("Abrir la sesión")
    lead.presses("Recogido")
    room.follows(re.compile("^Entrar a la"))
    room.fills({"Su pregunta": ASKED})
    room.presses("Enviar")
    lead.page.reload()
    lead.presses(re.compile("^Aprobar|^A Aprobar"))
    close_the_session(lead)


def code_what_was_said(coder: Hand) -> None:
    """What the room asked is cited in one press, what a country said in the transcript."""
    coder.page.goto(f"{TEAM}systematise/s/2/live/")
    coder.page.locator("[id^=question-] button[value=recommendation]").click()
    expect(coder.page.locator("[id^=question-] .cited")).to_be_visible()
    coder.page.goto(f"{TEAM}systematise/s/2/transcript/")
    coder.brings("sesion-2.vtt", transcript(), "Archivo de la transcripción")
    coder.presses("Importar")
    coder.reads("Los países se tomaron de los nombres del archivo")
    write_finding(coder, "Lección", LESSON, SAID[:1], {})
    write_finding(coder, "Recomendación", RECOMMENDATION, SAID[1:], {"A quién, fuera": "Ministerios del Interior"})
    coder.presses("Preguntar a los países")
    coder.reads("Ronda")


def write_finding(coder: Hand, kind: str, text: str, quotes: Quotes, more: dict[str, str]) -> None:
    for _country, said in quotes:
        coder.ticks(re.compile(f"{kind} ?: {re.escape(said)}"))
    coder.presses("Escribir un hallazgo con ellos")
    coder.ticks("Es una propuesta") if len(quotes) == 1 else coder.ticks(re.compile(re.escape(ASKED)))
    coder.fills({"El hallazgo, en una frase": text, **more})
    coder.presses("Escribir el hallazgo")
    coder.reads("está escrito")


def transcript() -> str:
    cues = [
        f"00:{10 + minute}:00.000 --> 00:{10 + minute}:50.000\nReferente – {country}: {text}\n"
        for minute, (country, text) in enumerate(SAID)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def validate(phone: Page, circle: Circle) -> None:
    """Three countries, each by the link of its mail; Peru is quoted in nothing, and answers all the same."""
    for country in ("BO", "BR", "PE"):
        focal_point = Hand(phone, Clicks())
        focal_point.opens(link_to(circle.focal[country].email, "validation-round"))
        if country == "PE":
            focal_point.page.locator("main a", has_text="RE-1").first.click()
            focal_point.ticks("De acuerdo", "radio")
        for text in {"BO": (RECOMMENDATION,), "BR": (LESSON, RECOMMENDATION)}.get(country, ()):
            focal_point.page.locator("main :is(section, fieldset, form)", has_text=text).last.get_by_role(
                "radio", name=re.compile(r"^\W*De acuerdo")
            ).first.check()
        focal_point.presses("Responder por mi país")
        focal_point.reads("De acuerdo" if country == "PE" else "respondió todo")


def publish_the_sheet(sits: SitsDown, circle: Circle) -> None:
    """Drafted from the data, read by two peers, approved by a country, published by the hub."""
    writer = sits(circle.systematisation)
    writer.page.goto(f"{TEAM}sheet/")
    writer.presses("Escribir el primer borrador")
    writer.fills({"Resumen de la práctica": "Cuatro países conversaron.", "Escríbanos: institución": "Hub regional"})
    writer.presses("Guardar y enviar a revisión")
    writer.reads("La ficha está en revisión por pares")
    for person in circle.reviewers:
        reviewer = sits(person)
        reviewer.page.goto(f"{TEAM}sheet/review/")
        reviewer.presses("3, con prueba")
        reviewer.reads("El puntaje 3 quedó en 11 criterios")
        reviewer.ticks("Se puede publicar", "radio")
        reviewer.presses("Enviar mi revisión")
        reviewer.reads("Se puede publicar")
    for person, page, deed, words in (
        (circle.focal["PE"], "", "approve/", "La ficha está aprobada"),
        (circle.editor, "publish/", "", "La ficha está publicada"),
    ):
        hand = sits(person)
        hand.page.goto(f"{TEAM}sheet/{page}")
        send(hand.page, deed)
        hand.reads(words)


def communicate(lead: Hand) -> None:
    """To the ministry of Brazil, whose counterpart has no account and reads Portuguese; to Chile."""
    lead.page.goto(f"{TEAM}practice/communicate/")
    lead.page.locator("[name=finding]").first.check()
    lead.ticks("Brasil")
    lead.page.locator("[name=institution]").first.fill(f"{MINISTRY} (Brasil)")
    lead.unfolds("Una contraparte que responde")
    lead.page.locator("[name=contact_name]").fill("Coordenação")
    lead.page.locator("[name=contact_email]").fill("mj@example.org")
    lead.page.locator("[name=contact_language]").select_option("pt-br")
    send(lead.page, "communicate/")
    lead.page.goto(f"{TEAM}practice/communicate/")
    lead.page.locator("[name=finding]").first.check()
    lead.ticks("Chile")
    send(lead.page, "communicate/")


def accept(ministry: Page) -> None:
    """From the mail to done in three taps, without an account or a script."""
    official = Hand(ministry, Clicks())
    official.opens(link_to("mj@example.org", "recommendation-asked"))
    assert_stands(ministry)
    official.presses("Sim, aceitamos")
    official.presses("Enviar a resposta")
    official.reads("Ficou acordado")
    assert len(official.clicks.presses) + len(official.clicks.choices) <= MOST_TAPS


def do_it(focal_point: Hand) -> None:
    """Brazil plans an action, does it and says what proves it."""
    focal_point.page.goto(f"{TEAM}practice/")
    focal_point.follows(re.compile("Brasil"))
    focal_point.unfolds("Registrar una acción")
    focal_point.page.locator("form[action*='/actions/'] [name=text]").fill("Enviar el instructivo de una página")
    send(focal_point.page, "actions/")
    focal_point.unfolds("Ya está hecha")
    focal_point.page.locator("[name=proof]").fill(PROOF)
    with focal_point.page.expect_navigation():
        focal_point.page.locator("form[action*='/complete/'] button[type=submit]").click()
    focal_point.reads(PROOF)
    for state in ("En marcha", "En práctica"):
        focal_point.ticks(state, "radio")
        send(focal_point.page, "step/")
    focal_point.page.locator("[name=openness][value=whole]").check()
    send(focal_point.page, "openness/")


def verify(sits: SitsDown, circle: Circle) -> None:
    """Brazil asks Peru to look; each writes its voice, and Brazil shows both."""
    own = sits(circle.focal["BR"])
    own.page.goto(f"{TEAM}practice/")
    own.follows(re.compile("Brasil"))
    own.follows("Empezar dos voces")
    own.page.locator("[name=verifier][value=peer]").check()
    own.page.locator("[name=country]").select_option("PE")
    own.page.locator("[name=questions]").fill(POINT)
    send(own.page)
    own.reads(POINT)
    voices = own.page.url
    own.page.locator("[name=text_1]").fill("Sí, en tres estados.")
    own.page.locator("[name=grade_1]").select_option("met")
    send(own.page, "own/")
    peer = sits(circle.focal["PE"])
    peer.page.goto(voices)
    peer.page.locator("[name=text_1]").fill("El instructivo está a la vista.")
    peer.page.locator("[name=grade_1]").select_option("met")
    peer.page.locator("[name=basis]").fill("Dos visitas por video.")
    with peer.page.expect_navigation():
        peer.presses("Concluir")
    own = sits(circle.focal["BR"])
    own.page.goto(voices)
    own.page.locator("[name=is_public][value=yes]").check()
    send(own.page, "publication/")


def adopt(page: Page, today: str) -> None:
    """Chile thinks through what Brazil does, takes it over with a change, and shows it."""
    page.goto(f"{TEAM}practice/adoptions/choose/")
    page.locator("main a[href*='/begin/']", has_text="RE-1").first.click()
    page.locator("[name=country]").select_option("CL")
    page.locator("[name=origin]").select_option(index=1)
    for part in ("context", "planned_changes", "core_elements"):
        page.locator(f"[name={part}]").fill("Dos servicios con un mismo código.")
    send(page)
    page.locator("details:has(form[action*='/record/']) > summary").click()
    page.locator("[name=adopted_on]").fill(today)
    page.locator("[name=adaptations]").fill("Un mismo código para dos servicios.")
    send(page, "record/")
    page.locator("[name=openness][value=whole]").check()
    send(page, "openness/")


def send(page: Page, address: str = "") -> None:
    """Press, and wait for the page that follows: the next person sits down at the same desk."""
    with page.expect_navigation():
        press(page, address)


def begin_the_next(lead: Hand) -> None:
    """What is not over opens the next plan: the question that nobody answered, and the recommendation."""
    lead.page.goto(f"{TEAM}plan/next/")
    lead.reads(RECOMMENDATION)
    lead.fills({"Título del próximo ciclo": f"{TITLE}, segunda parte"})
    lead.presses("Empezar el próximo ciclo")
    lead.reads("Lo que viene del ciclo anterior")
    lead.reads(ASKED)
    lead.reads(RECOMMENDATION)


def steps_of_the_path(phone: Page) -> list[str | None]:
    """As everybody reads it, from the sheet: each step in its order."""
    phone.goto("/es/hub/")
    phone.get_by_role("link", name=TITLE).first.click()
    phone.get_by_role("link", name=re.compile("Ver su recorrido")).first.click()
    expect(phone.get_by_text("Perú lo verificó y Chile lo adoptó.")).to_be_visible()
    assert_stands(phone)
    return [step.get_attribute("id") for step in phone.locator(".thread-steps > li").all()]
