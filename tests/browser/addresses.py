"""Of each page of the example an address, by who opens it: what the walks of every page look at."""

from django.apps import apps
from django.urls import resolve, reverse
from django.utils import translation
from django_scopes import scope

from tests.browser.from_outside import (
    OF_ADMINISTRATOR,
    OF_EDITOR,
    OF_LINKS,
    OF_TEAM,
    pages_of_links,
)
from tests.promises.access.routes import routes
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hooks.models import Hook
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.verification.models import Verification
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.uploads.actions.reading import read_upload

PUBLIC = (
    "write/",
    "write/sent/",
    "subscribe/",
    "subscribe/sent/",
    "calls/",
    "calls/sent/",
    "c/trata-covid-19/write/",
    "",
    "cycles/",
    "practice/",
    "countries/",
    "countries/ec/",
    "countries/ec/reports/trata-covid-19/",
    "recommendations/",
    "recommendations/?country=EC&state=in_practice",
    "hub/",
    "hub/?q=migrante",
    "hub/?q=planificacion&country=PE",
    "hub/?q=helicoptero",
    "hub/?show=findings",
    "hub/?show=sheets&country=PE",
    "cycles/?state=follow_up&country=PE",
    "subscribe/?country=PE",
    "data/",
    "other-hubs/",
    "c/trata-covid-19/card/",
    "hub/ficha-trata-covid-19/card/",
    "hub/ficha-trata-covid-19/",
    "hub/ficha-trata-covid-19/forms/",
    "hub/ficha-trata-covid-19/forms/network/",
    "hub/ficha-trata-covid-19/trail/LE-1/",
    "hub/ficha-trata-covid-19/trail/RE-1/",
    "c/trata-covid-19/",
    "c/trata-covid-19/s/3/",
    "c/trata-covid-19/agreements/1/",
    "agreements/no-such-secret/",
    "c/demo-en-vivo/",
    "c/demo-en-vivo/s/4/",
    "c/demo-en-vivo/register/",
    "c/demo-en-vivo/register/sent/",
    "c/trata-covid-19/register/",
    "c/demo-en-vivo/call/",
    "c/demo-en-vivo/calendar/",
    "c/atencion-a-traves-de-las-fronteras-2021/calendar/",
    "certificates/",
    "certificates/no-such-code/",
    "letters/",
    "letters/no-such-code/",
    "mail/again/no-such-key/",
    "me/",
    "me/enter/code/",
    "guest/",
    "guest/enter/code/",
    "sign-in/",
    "sign-in/password/",
    "sign-in/passkey/",
    "sign-in/code/",
    "sign-in/link/no-such-link/",
    "mailbox/",
    "j/",
    "manual/",
    "manual/how-to/import-attendance/",
    "manual/explanation/speed/",
    "answer/no-such-secret/",
    "design/",
    "nowhere/",
)
TEAM = (
    "team/cycles/",
    "team/cycles/new/",
    "team/security/",
    "team/letters/",
    "team/indicators/",
    "team/indicators/workbook/",
    "team/c/trata-covid-19/check-up/?stage=plan",
    "team/account/",
    "team/account/close/",
    "team/institutions/",
    "team/institutions/1/record/",
    "team/c/trata-covid-19/practice/countries/EC/report/es/",
    "sign-in/again/",
    "team/c/trata-covid-19/plan/hooks/1/",
    "team/c/trata-covid-19/plan/sessions/1/agenda/1/",
    "team/c/trata-covid-19/plan/themes/1/",
    "team/c/trata-covid-19/systematise/s/3/materials/add/slides/",
    "team/c/trata-covid-19/systematise/s/3/cues/30/edit/",
    "c/demo-en-vivo/s/3/console/",
    "c/demo-en-vivo/s/3/console/close/",
    "c/demo-en-vivo/s/3/console/polls/new/",
    "c/demo-en-vivo/s/3/notes/",
    "c/demo-en-vivo/s/3/agreements/",
    "team/c/trata-covid-19/agreements/3/",
    "team/c/trata-covid-19/agreements/3/reword/",
    "c/demo-en-vivo/s/3/notes/propose/",
    "c/demo-en-vivo/s/3/live/",
    "c/demo-en-vivo/s/2/live/",
    "c/demo-en-vivo/s/3/live/questions/",
    "c/demo-en-vivo/s/2/live/question/",
    "team/c/trata-covid-19/plan/decisions/4/",
    "team/c/demo-en-vivo/attendance/warnings/",
    "team/c/demo-en-vivo/plan/hours/?minutes=90&day1=2026-12-10&day2=2026-12-08",
    "team/c/demo-en-vivo/plan/sessions/5/move/",
    "team/c/demo-en-vivo/plan/sessions/5/cancel/",
    "team/c/demo-en-vivo/plan/cancel/",
    "team/c/trata-covid-19/systematise/s/3/cues/30/",
    "team/c/trata-covid-19/method-sheet/",
    "team/c/trata-covid-19/sheet/history/es/?older=v1&newer=now",
    "team/c/demo-en-vivo/messages/s/4/?moment=hour",
    "team/c/demo-en-vivo/messages/texts/day/es/",
)

KEEPER = (
    "team/uses/",
    "team/sheets/outside/",
    "team/enquiries/",
    "team/calls/",
    "team/calls/new/",
    "team/hub-reviews/",
    "team/hub/words/",
    "team/hub/name/",
    "team/sheets/",
    "team/institutions/1/",
)
"""What only who edits the hub opens."""
ADMINISTRATOR = (
    "team/hub/",
    "team/hub/close-account/",
    "team/known-hubs/",
    "team/hub-copy/",
    "team/dois/",
    "installation/",
)
"""What only who runs the installation opens."""
OF_ROWS = (
    "convening:edit_question",
    "convening:invitation_sending",
    "convening:invitee",
    "convening:sending_words",
    "convening:team_proposal",
    "desk:correct_resource",
    "desk:finding_trail",
    "dialogue:agreement_contact",
    "dialogue:edit_note",
    "dialogue:merge",
    "dialogue:remove_note",
    "planning:edit_task",
    "planning:guest",
    "planning:remove_guest",
    "practice:correct_act",
    "practice:peer_visit",
    "practice:adoption",
    "practice:outcome",
    "practice:response",
    "practice:support",
    "systematisation:change",
    "systematisation:describe_speaker",
    "systematisation:double_coding",
    "systematisation:edit_finding",
    "systematisation:edit_material",
    "systematisation:excerpt",
    "systematisation:finding",
    "systematisation:merge_code",
    "systematisation:merge_finding",
    "systematisation:rename_code",
    "systematisation:round",
    "systematisation:split_code",
    "systematisation:split_finding",
)
"""Pages of a row of the example, whichever comes first."""
OF_HOOKS = {
    "planning:plant_hook": "planned",
    "planning:drop_hook": "planted",
    "planning:resolve_hook": "planted",
    "dialogue:settle_hook": "planted",
}
"""Pages of a thread, with the state in which it has them."""
OF_RECOMMENDATIONS = ("cards:recommendation", "hub:practice_page", "hub:recommendation", "hub:recommendation_of_team")
"""Pages of a published recommendation."""
OF_ACTIONS = ("practice:action",)
"""Pages of one action of a country."""
OF_FOCAL_POINTS = ("hub:focal_point", "hub:write_to_focal_point")
"""Pages of the first who is credited."""
OF_VERIFICATIONS = ("hub:two_voices", "practice:two_voices", "practice:begin_verification")
"""Pages of two voices on one answer."""
IN_JOURNEYS = {
    "attendance:batch": "attendance/test_import_attendance.py",
    "attendance:preview": "attendance/test_import_attendance.py",
    "attendance:registration_list": "attendance/test_import_attendance.py",
    "attendance:invitee_list": "planning/test_inviting.py",
    "attendance:import_job": "attendance/test_import_job.py",
    "attendance:walk_in": "attendance/test_unmatched_queue.py",
    "dialogue:screen": "live/test_console.py",
    "own_pages:withdraw_guest": "planning/test_guests.py",
    "planning:guest_page": "planning/test_guests.py",
    "publication:picture": "test_every_page.py",
}
"""Pages that a journey looks at on its way, since the example has none."""
BEFORE_NO_BROWSER = {"publication:withdraw_picture": "publication/redaction/tests/test_withdrawn_pictures.py"}
"""Pages that only a test without a browser asks for: no image of the example is published."""
OF_FILES = {
    "systematisation:codebook_upload": ("codebook", b"kind,name_es\nrisk,Deudas\n"),
    "systematisation:transcript_upload": (
        "transcript",
        b"WEBVTT\n\n00:00:10.000 --> 00:00:20.000\nReferente: Bajaron.\n",
    ),
    "desk:ledger_file": ("ledger", b"Fecha;Concepto;Monto;Moneda\n2020-06-04;Sala;40;USD\n2020-06-31;Sala;40;USD\n"),
}
"""Pages of a file that was read and waits."""
OUT_OF_PAGES = {
    "dialogue:parts",
    "dialogue:screen_part",
    "attendance:certificates_part",
    "attendance:export_list",
    "hub:form",
    "hub:sheet_package",
    "hub:sheet_picture",
    "publication:image",
}
"""Parts of a page, and files."""

IN_WORDS = {"cycle": "trata-covid-19", "n": "3", "language": "es"}
"""What may stand in the address of a page of the cycle that needs no row's id."""


def addresses_of_the_cycle() -> list[str]:
    """Every address of the team in the cycle that needs no row: a new page is among them."""
    found = []
    for route in routes():
        if "cycle" in route.arguments and set(route.arguments) <= set(IN_WORDS):
            with translation.override("es"):
                path = reverse(route.name, kwargs={name: IN_WORDS[name] for name in route.arguments})
            if path.startswith("/es/team/"):
                found.append(path.removeprefix("/es/"))
    return found


def addresses_of_rows() -> list[str]:
    """Of each route of `OF_ROWS`, for the first row there is of what it shows."""
    found = [address_of_hook(name, Hook.objects.filter(state=state).first()) for name, state in OF_HOOKS.items()]
    found += [address_of_recommendation(name) for name in OF_RECOMMENDATIONS if name.endswith("of_team")]
    found += [address_of_verification(name) for name in OF_VERIFICATIONS if name.startswith("practice")]
    found += [address_of_action(name) for name in OF_ACTIONS]
    models = {model.__name__: model for model in apps.get_models()}
    for route in routes():
        if route.name not in OF_ROWS:
            continue
        of_row = [(name, route.model_of(name) or route.key_of(name)) for name in route.arguments]
        row = next((models[model].objects.first() for _, model in of_row if model), None)  # type: ignore[attr-defined]
        cycle = row.cycle.slug if row else "trata-covid-19"
        arguments = {"cycle": cycle, "number": "1", "n": str(getattr(getattr(row, "webinar", None), "ordinal", 1))}
        arguments |= {name: str(row.public_id if route.model_of(name) else row.pk) for name, model in of_row if model}
        with translation.override("es"):
            path = reverse(route.name, kwargs={name: arguments[name] for name in route.arguments})
        found.append(path.removeprefix("/es/"))
    return found


def addresses_of_files(actor: Person, cycle: Cycle) -> list[str]:
    """Of each route of `OF_FILES`, once the file is read."""
    found = []
    for name, (kind, data) in OF_FILES.items():
        with scope(cycle=cycle):
            webinar = cycle.webinars.last() if kind == "transcript" else None
            answers = {"language": "es"} if kind == "codebook" else None
            brought = {"data": data, "filename": "archivo.csv", "webinar": webinar, "answers": answers}
            upload = read_upload(actor=actor, cycle=cycle, kind=kind, **brought)
        with translation.override("es"):
            found.append(reverse(name, args=[cycle.slug, upload.public_id]).removeprefix("/es/"))
    return found


def public_addresses_of_rows() -> list[str]:
    """Of what is published, and what the links of mails open."""
    found = [address_of_recommendation(name) for name in OF_RECOMMENDATIONS if not name.endswith("of_team")]
    found += [address_of_verification(name) for name in OF_VERIFICATIONS if name.startswith("hub")]
    found += [address_of_focal_point(name) for name in OF_FOCAL_POINTS]
    return [*found, *pages_of_links(coordination(), Cycle.objects.get(slug="trata-covid-19"))]


def coordination() -> Person:
    return Person.objects.get(email="coordinacion@example.org")


def address_of_hook(name: str, hook: Hook) -> str:
    with translation.override("es"):
        return reverse(name, args=[hook.cycle.slug, hook.number]).removeprefix("/es/")


def address_of_recommendation(name: str) -> str:
    finding = Finding.objects.select_related("cycle").filter(kind="recommendation", number=3).get()
    cycle = {"cycle": finding.cycle.slug} if name.endswith("of_team") else {}
    with translation.override("es"):
        return reverse(name, kwargs=cycle | {"public_id": finding.public_id}).removeprefix("/es/")


def address_of_action(name: str) -> str:
    one = KeyAction.objects.select_related("cycle", "response").order_by("pk").first()
    assert one is not None
    with translation.override("es"):
        return reverse(name, args=[one.cycle.slug, one.response.public_id, one.public_id]).removeprefix("/es/")


def address_of_focal_point(name: str) -> str:
    credited = TeamRole.objects.select_related("person").exclude(credited_since=None).order_by("pk").first()
    with translation.override("es"):
        return reverse(name, args=[credited.person.public_id]).removeprefix("/es/")


def address_of_verification(name: str) -> str:
    one = Verification.objects.select_related("cycle", "response__finding").filter(is_public=True).get()
    is_of_team, owner = name.startswith("practice"), one.response
    arguments = {"cycle": one.cycle.slug} if is_of_team else {}
    arguments["public_id"] = (owner if is_of_team else owner.finding).public_id
    arguments |= {"verification": one.public_id} if name.endswith("two_voices") else {}
    with translation.override("es"):
        return reverse(name, kwargs=arguments).removeprefix("/es/")


def routes_looked_at() -> set[str]:
    """By their names: what the walks here open, and what the journeys do."""
    paths = [*PUBLIC, *TEAM, *KEEPER, *ADMINISTRATOR, *addresses_of_the_cycle()]
    paths.remove("nowhere/")
    with translation.override("es"):
        walked = {resolve(f"/es/{path.partition('?')[0]}").view_name for path in paths}
    return walked | {
        *OF_ROWS,
        *OF_FILES,
        *OF_HOOKS,
        *OF_RECOMMENDATIONS,
        *OF_ACTIONS,
        *OF_FOCAL_POINTS,
        *OF_VERIFICATIONS,
        *IN_JOURNEYS,
        *BEFORE_NO_BROWSER,
        *OUT_OF_PAGES,
        *OF_LINKS,
        *OF_TEAM,
        *OF_EDITOR,
        *OF_ADMINISTRATOR,
    }
