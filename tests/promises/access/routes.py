"""Every route, with arguments from a world: what the tests of access walk along."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests.promises.access.worlds import World

ROWS = {
    "dialogue:party": "AgreementParty",
    "planning:public_id": "Guest",
    "planning:task": "Task",
    "attendance:public_id": "AttendanceImport",
    "attendance:batch": "Batch",
    "attendance:file": "AttendanceImport",
    "attendance:issue": "CertificateIssue",
    "attendance:job": "ImportJob",
    **{
        f"attendance:{route}:public_id": "Upload"
        for route in (
            *("registration_list", "commit_list", "read_list_again", "undo_list"),
            *("invitee_list", "commit_invitees", "read_invitees_again", "undo_invitees"),
        )
    },
    **{
        f"convening:{route}:public_id": "InvitationSending"
        for route in ("invitation_sending", "approve_sending", "sending_words", "stop_sending", "discard_sending")
    },
    **{
        f"convening:{route}:public_id": "Invitee"
        for route in (
            "invitee",
            "call_invitee",
            "ask_invitee_again",
            "correct_invitee",
            "decline_for",
            "remove_invitee",
        )
    },
    "convening:close_device:public_id": "Device",
    **{
        f"attendance:{route}:public_id": "Presence"
        for route in ("match", "leave_out", "walk_in", "confirm_match", "refuse_match")
    },
    "publication:comment": "SheetComment",
    "systematisation:public_id": "Finding",
    **{f"systematisation:{route}:public_id": "Excerpt" for route in ("excerpt", "recode", "remove_excerpt")},
    "systematisation:support_finding:public_id": "Excerpt",
    "systematisation:cite:public_id": "Question",
    "systematisation:material": "Material",
    **{
        f"systematisation:{route}:public_id": f"{kind.title()}Upload"
        for kind in ("codebook", "transcript")
        for route in (f"{kind}_upload", f"import_{kind}", f"take_back_{kind}")
    },
    **{
        f"systematisation:{route}:public_id": "DoubleCoding"
        for route in (
            "double_coding",
            "second_coding",
            "finish_double_coding",
            "settle_difference",
            "remove_double_coding",
        )
    },
    **{f"convening:{route}:public_id": "RegistrationQuestion" for route in ("edit_question", "remove_question")},
    "convening:proposal": "Proposal",
    "convening:comment": "ProposalComment",
    "attendance:decision": "WarningDecision",
    "dialogue:question": "Question",
    "dialogue:poll": "Poll",
    "dialogue:note": "Note",
    "practice:public_id": "Response",
    **{
        f"practice:{route}:public_id": "PeerSupport"
        for route in (
            *("support", "take_offer", "answer_support", "agree_support", "mark_support_given", "close_support"),
            *("decline_support", "withdraw_support", "decide_support_openness"),
            *("peer_visit", "arrange_visit", "write_visit_notes", "decide_after_visit"),
        )
    },
    "practice:offer": "PeerSupport",
    "desk:public_id": "Finding",
    **{f"desk:{route}:public_id": "LedgerUpload" for route in ("ledger_file", "import_ledger", "take_ledger_back")},
    "publication:import_id": "SheetUpload",
    "publication:sheet_id": "OutsideSheet",
    "desk:entry": "ResourceEntry",
    "hub:public_id": "Finding",
    "cards:public_id": "Finding",
    "hub:verification": "Verification",
    "practice:action_id": "KeyAction",
    "practice:step": "ActionStep",
    "practice:verification": "Verification",
    "practice:act": "VisibilityAct",
    "practice:adoption": "Adoption",
    "practice:outcome": "Outcome",
    "practice:link": "OutcomeLink",
}
"""Which model's `public_id` an argument is, as `namespace:argument`. A new argument needs its line here, or below."""

KEYS = {
    "planning:role": "TeamRole",
    "planning:institution": "Organisation",
    "systematisation:speaker": "Speaker",
    "systematisation:code": "Code",
    "systematisation:decision": "AlertDecision",
    "publication:decision": "AlertDecision",
    "publication:former": "FormerDraft",
    "systematisation:merge": "CodeMerge",
    "systematisation:validation": "Validation",
    "attendance:alias": "NameAlias",
    "practice:letter": "RecognitionLetter",
    "attendance:verdict": "NameVerdict",
}
"""Which model's primary key an argument is, in the same way."""

OF_THE_HUB = ("Organisation", "SheetUpload", "OutsideSheet")
"""Of these models: rows of no cycle, the same for every one."""

WORDS = {
    "n": "1",
    "notices:mailbox_message:pk": "1",
    "campaign_id": "no-such-campaign",
    "file": "0" * 32,
    "hub_id": "no-such-hub",
    "review_id": "no-such-review",
    "notification_id": "no-such-notification",
    "number": "1",
    "part": "floor",
    "place": "1",
    "language": "es",
    "ordinal": "1",
    "secret": "a-secret-that-was-never-made",
    "slug": "no-hay-tal-ficha",
    "key": "no-hay-tal-clave",
    "form": "pdf",
    "convening:share_code:form": "svg",
    "word": "PE-whatsapp",
    "picture": "weave",
    "image": "svg",
    "table": "figures",
    "ending": "csv",
    "kind": "registrations",
    "code": "RI-1",
    "source": "question",
    "fingerprint": "0" * 64,
    "warning": "attendance-fall.cycle.1",
    "what": "slides",
    "attendance:check_certificate:code": "k7qm4t2x9d3hw8rp",
    "moment": "day",
    "entry": "1",
    "section": "how-to",
    "iso": "pe",
    "country": "PE",
    "topic": "sign-in",
    "person": "nobody-of-this-id",
    "enquiry_id": "no-such-enquiry",
    "call_id": "no-such-call",
    "practice_id": "no-such-practice",
    "sitemap": "lists-1",
    "api_key": "no-hay-tal-clave",
    **{
        f"publication:{route}:language": "pt-br"
        for route in (
            *("translation", "translation_preview", "begin_translation", "save_translation"),
            *("approve_translation", "publish_translation"),
        )
    },
}
"""Arguments that are the same in each cycle, of every route or of one: places in an order, languages, secrets."""


@dataclass(frozen=True)
class Route:
    """`name` is qualified; `arguments` are the names in its pattern."""

    name: str
    arguments: tuple[str, ...]

    def path(self, world: World, **other: str) -> str:
        """The address in Spanish, for the world's rows; *other* replaces arguments."""
        with translation.override(settings.LANGUAGE_CODE):
            return reverse(self.name, kwargs={name: self.argument(name, world) for name in self.arguments} | other)

    def argument(self, name: str, world: World) -> str:
        if name == "cycle":
            return world.cycle.slug
        model = self.model_of(name)
        if model:
            return str(world.rows[model].public_id)
        key = self.key_of(name)
        if key:
            return str(world.rows[key].pk)
        if word := WORDS.get(f"{self.name}:{name}") or WORDS.get(name):
            return word
        raise AssertionError(f"{self.name} has the argument {name!r}: add it to ROWS or WORDS of {__name__}.")

    def key_of(self, name: str) -> str | None:
        """The model whose primary key the argument *name* is."""
        return KEYS.get(f"{self.name.split(':')[0]}:{name}")

    def model_of(self, name: str) -> str | None:
        return ROWS.get(f"{self.name}:{name}") or ROWS.get(f"{self.name.split(':')[0]}:{name}")


def routes() -> Iterator[Route]:
    yield from _routes(get_resolver(), "", ())


def _routes(resolver: URLResolver, prefix: str, arguments: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        own = (*arguments, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLPattern):
            yield Route(f"{prefix}{entry.name or entry.pattern}", own)
        else:
            namespace = f"{entry.namespace}:" if entry.namespace else ""
            yield from _routes(entry, prefix + namespace, own)
