"""What fills one mail of each kind, in each language, as the stage that owes it would.

`EVERY_KIND` has a row for each `notices/<kind>.subject.txt` of the product: `tests/mails` refuses a template without
one. Words that persons write are those of role-named examples.
"""

from collections.abc import Mapping

from tinkuy.convening.message_texts.models import AFTER, BEFORE, Moment
from tinkuy.notices.letterhead import Letterhead

from .families import (
    ACTOR,
    BEFORE_THAT,
    CALENDAR,
    CODE,
    COUNTRY,
    DAY,
    HOOK,
    HUB,
    LINK,
    QUESTION,
    REASON,
    ROLE,
    SESSION,
    TEAM,
    TITLE,
    WHEN,
    Sample,
    Words,
    hub_mail,
    link_mail,
    moment_values,
    own_mail,
    path_to,
    system_mail,
    team_mail,
)

CHANGE = {
    "change": "moved",
    "number": 4,
    "title": SESSION,
    "before": BEFORE_THAT,
    "now": WHEN,
    "minutes": 90,
    "reason": REASON,
    "calendar": CALENDAR,
}
ROUND = {"count": 4, "day": DAY, "city": "Lima", "silence": "consents", "stop": "role"}
DECISION = {
    "label": "D2",
    "day": DAY,
    "silence": "consents",
    "text": Words(
        "Cada país nombra a una persona de enlace.",
        "Cada país indica uma pessoa de contato.",
        "Each country names a contact.",
    ),
}
LANGUAGE = Words("portugués", "português", "Portuguese")
REVIEWED = {
    "cycle": TITLE,
    "sender": ACTOR,
    "contact": "hub@example.org",
    "language": Words("portugués", "português", "Portuguese"),
}
SHEET_TITLE = Words("Declaración anticipada", "Depoimento antecipado", "Early testimony")

OTHER_HUB = Sample("hub", {"path": TEAM, "hub": HUB}, of_cycle=False, to_team=True)

EVERY_KIND: Mapping[str, Sample] = {
    # registering, and what follows for whoever registered
    "confirm-registration": own_mail({"code": CODE}),
    "already-registered": own_mail({"code": CODE}),
    "personal-code": own_mail({"code": CODE}),
    "registration-confirmed": own_mail(
        {"sessions": [{"number": 4, "title": SESSION, "when": WHEN}], "calendar": CALENDAR | {"method": "PUBLISH"}}
    ),
    "registration-admitted": own_mail(
        {"reason": Words("Bienvenida.", "Boas-vindas.", "Welcome."), "calendar": CALENDAR}
    ),
    "registration-not-admitted": own_mail(
        {
            "reason": Words(
                "Este ciclo es para ministerios.", "Este ciclo é para ministérios.", "This cycle is for ministries."
            )
        }
    ),
    "place-free": own_mail({"number": 4, "title": SESSION, "now": WHEN, "calendar": CALENDAR}),
    "session-added": own_mail({"calendar": CALENDAR}),
    "session-left-out": own_mail(
        {"sessions": [{"number": 4, "title": SESSION, "when": WHEN}], "calendar": CALENDAR | {"method": "CANCEL"}}
    ),
    "session-changed": own_mail(CHANGE),
    "cycle-cancelled": own_mail(
        {
            "title": TITLE,
            "reason": REASON,
            "sessions": [{"number": 4, "before": WHEN}],
            "erased_on": DAY,
            "calendar": CALENDAR,
        }
    ),
    "confirm-address": own_mail({"code": CODE}),
    "address-left": own_mail(),
    "walk-in": own_mail({"sessions": "1, 3", "erased_on": DAY}),
    "certificate-ready": own_mail({"title": TITLE, "until": DAY}),
    "own-proposal-answered": own_mail(),
    "question-news": own_mail({"steps": ["answered", "cited", "finding"]}),
    "address-to-confirm": Sample("registering", {"path": LINK}),
    "invitation": Sample(
        "registering",
        {
            "title": TITLE,
            "question": QUESTION,
            "hook": HOOK,
            "session": SESSION,
            "when": WHEN,
            "more": True,
            "words": Words(
                "Nos interesa la mirada de su institución.",
                "O olhar da sua instituição nos interessa.",
                "Your institution's view matters.",
            ),
            "path": LINK,
            "one_click": path_to("invited/stop/7kq4m2x9/"),
        },
    ),
    "session-reminder": Sample("moments", moment_values(Moment.HOUR)),
    "session-follow-up": Sample("moments", moment_values(Moment.CATCH_UP)),
    # the team, and who runs the installation
    "session-changed-team": team_mail(CHANGE | {"calendar": {}}),
    "cycle-cancelled-team": team_mail(
        {"title": TITLE, "reason": REASON, "sessions": [{"number": 4, "before": WHEN}], "calendar": {}}
    ),
    "campaign-paused": team_mail(),
    "registrations-behind": team_mail({"place": 4, "registered": 41, "target": 120}),
    "proposal-answered": team_mail(),
    "decision-proposed": team_mail(DECISION),
    "decision-closes": team_mail(DECISION),
    "task-due": team_mail(
        {"text": Words("Confirmar a las expositoras.", "Confirmar as palestrantes.", "Confirm the speakers.")}
    ),
    "duties-received": team_mail({"cycle": TITLE, "duties": 3, "by": ACTOR}),
    "role-taken": team_mail(
        {"cycle": TITLE, "role": ROLE, "country": COUNTRY, "by": ACTOR, "days": 30, "of_hub": False}
    ),
    "role-given-back": team_mail({"cycle": TITLE, "role": ROLE, "country": COUNTRY, "of_hub": False}),
    "team-invitation": team_mail(
        {
            "inviter": ACTOR,
            "cycle": TITLE,
            "role": ROLE,
            "country": COUNTRY,
            "until": DAY,
            "sessions": 5,
            "first": DAY,
            "last": DAY,
            "work": Words("Acompaña a su país.", "Acompanha o seu país.", "Accompanies their country."),
        }
    ),
    "hub-invitation": system_mail(
        {"inviter": ACTOR, "role": Words("Edición del hub", "Edição do hub", "Hub editing"), "until": DAY}
    ),
    "sign-in-code": system_mail({"code": CODE}),
    "new-browser": system_mail({"at": "2020-07-09T15:00+00:00", "zone": "America/Lima"}),
    "new-second-factor": system_mail({"at": "2020-07-09T15:00+00:00", "zone": "America/Lima"}),
    "clock-in-doubt": system_mail({"says": "2020-08-09T15:00+00:00", "certain": "2020-07-09T15:00+00:00"}),
    "deeds-late": system_mail({"count": 2, "what": "erase_expired, owe_moments"}),
    "erasure-held": system_mail(
        {"count": 40, "days": 3, "what": Words("inscripciones", "inscrições", "registrations")}
    ),
    "guest-link": Sample("team", {"path": LINK, "code": CODE}),
    "guest-code": Sample("team", {"path": LINK, "code": CODE}),
    # findings, sheets
    "findings-to-validate": team_mail({"label": "H2", "until": DAY}, "sheets"),
    "validation-round": link_mail(ROUND, "sheets"),
    "validation-one": link_mail(ROUND | {"label": "H2"}, "sheets"),
    "validation-reminder": link_mail(ROUND, "sheets"),
    "comments-to-answer": team_mail(part="sheets", of_cycle=False),
    "sheet-to-review": team_mail(REVIEWED, "sheets"),
    "sheet-to-correct": team_mail(REVIEWED, "sheets"),
    "sheet-to-approve": team_mail(REVIEWED, "sheets"),
    "sheet-to-publish": team_mail(REVIEWED, "sheets"),
    "sheet-published": team_mail(REVIEWED | {"is_asked": True}, "sheets"),
    "translation-to-approve": team_mail(REVIEWED, "sheets"),
    "translation-to-publish": team_mail(REVIEWED, "sheets"),
    "translation-outdated": team_mail(REVIEWED, "sheets"),
    # agreements, recommendations, practice
    "agreement-to-confirm": link_mail({"label": "A3"}),
    "agreement-changed": link_mail({"label": "A3"}),
    "agreement-due": link_mail({"label": "A3"}),
    "recommendation-asked": link_mail({"day": DAY}),
    "recommendation-reminder": link_mail({"day": DAY}),
    "recommendation-talked-over": link_mail(),
    "recommendation-due": link_mail({"due": DAY}),
    "recommendation-reworded": link_mail(),
    "recommendation-answered": team_mail({"label": "RE-3"}, "practice"),
    "recommendation-unreached": team_mail({"label": "RE-3"}, "practice"),
    "action-asked": link_mail({"due": DAY}),
    "practice-digest": Sample(
        "practice",
        {
            "things": [{"label": "RE-3", "due": DAY, "path": LINK}],
            "silent": ["RE-1"],
            "waiting": ["RE-2"],
            "page": TEAM,
        },
    ),
    "verification-asked": team_mail({"label": "RE-3"}, "practice"),
    "verification-concluded": team_mail({"label": "RE-3"}, "practice"),
    "support-asked": team_mail({"label": "RE-3"}, "practice"),
    "support-news": team_mail({"label": "RE-3"}, "practice"),
    # the hub
    "enquiry-to-confirm": hub_mail(),
    "enquiry-to-answer": Sample("hub", {"path": TEAM}, of_cycle=False, to_team=True),
    "hub-review-asked": OTHER_HUB,
    "hub-review-answered": OTHER_HUB,
    "enquiry-answered": hub_mail(
        {"answer": Words("Gracias por escribirnos.", "Obrigado por escrever.", "Thank you for writing.")}
    ),
    "subscription-to-confirm": hub_mail(),
    "new-sheets": hub_mail({"things": [{"words": SHEET_TITLE, "path": path_to("hub/declaracion/")}]}),
    "practice-to-write": hub_mail(),
    "practice-to-read": Sample("hub", {"path": TEAM}, of_cycle=False, to_team=True),
    "practice-asked": hub_mail({"words": Words("¿Quién participó?", "Quem participou?", "Who took part?")}),
    "practice-decided": hub_mail({"reason": ""}),
    "practice-published": hub_mail({"sheet": path_to("hub/practica/")}),
}

MOMENTS: Mapping[str, Sample] = {
    moment: Sample("moments", moment_values(Moment(moment))) for moment in (*BEFORE, *AFTER)
}
"""The seven messages around a session, each of which is a text of its own."""


def moment_kind(moment: str) -> str:
    return "session-follow-up" if moment in AFTER else "session-reminder"


def letterhead_of_sample(_cycle: str, language: str) -> Letterhead:
    """Who writes in the pictures."""
    return Letterhead(
        cycle=TITLE.in_language(language),
        hub=HUB.in_language(language),
        institution=ACTOR.in_language(language),
        contact="hub@example.org",
    )
