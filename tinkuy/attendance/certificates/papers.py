"""A paper with a code: anyone checks at a public address what is true of it. Certificates and letters are such papers.

Looking one up counts as a try: nobody finds one by trying.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django_scopes import scope

from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refused_page
from tinkuy.people.actions.patience import at_account, begin_try, block_of, from_block
from tinkuy.planning.cycles.models.cycle import Cycle

from .rules import LENGTH, normalised_code, tells_theme

LONGEST_TYPED = 60
UNKNOWN, TOO_MANY = 404, 429


class Paper(Protocol):
    """What a code stands on."""

    cycle: Any


@dataclass(frozen=True)
class PaperKind[Found: Paper]:
    """`door` is the name under which tries are counted; `with_code` looks in every cycle, however the code was typed.
    `template` is the page, `route` its address with a code, `facts` what it shows of a paper in the scope of its cycle.
    """

    door: str
    with_code: Callable[[str], Found | None]
    facts: Callable[[Found], dict[str, Any]]
    template: str
    route: str


def look_up[Found: Paper](kind: PaperKind[Found], *, code: str, block: str) -> Found | None:
    """The paper that *code* names, if any. Who tries many, from one *block* of addresses, waits longer each time."""
    if not block:
        return kind.with_code(code)
    tried = begin_try(at_account(kind.door, normalised_code(code)), *from_block(block, kind.door))
    paper = kind.with_code(code)
    if paper is not None:
        tried.succeed()
    return paper


def form_of(kind: PaperKind[Any]) -> Callable[[HttpRequest], HttpResponse]:
    """The view that asks for a code; without script it is sent here and leads on."""

    @never_cache
    def form(request: HttpRequest) -> HttpResponse:
        if typed := request.GET.get("code", "").strip():
            return redirect(kind.route, typed[:LONGEST_TYPED].replace("/", "-"))
        if "code" in request.GET:
            refusal = _("Write the code that stands at the foot of the paper.")
            return _unindexed(refused_page(request, kind.template, {"refusal": refusal}))
        return _unindexed(render(request, kind.template, {}))

    return form


def page_of(kind: PaperKind[Any]) -> Callable[..., HttpResponse]:
    """The view of what is true of a paper. A wrong code answers 404 in words; who tries many waits longer each time."""

    @counts_tries
    @never_cache
    def page(request: HttpRequest, code: str) -> HttpResponse:
        try:
            paper = look_up(kind, code=code, block=block_of(str(request.META.get("REMOTE_ADDR", ""))))
        except Refused as refusal:
            return _unindexed(render(request, kind.template, {"refusal": str(refusal)}, status=TOO_MANY))
        if paper is None:
            context = {"is_unknown": True, "length_fault": _length_fault(code)}
            return _unindexed(render(request, kind.template, context, status=UNKNOWN))
        with scope(cycle=paper.cycle):
            return _unindexed(render(request, kind.template, kind.facts(paper)))

    return page


def moment_printed(cycle: Cycle, issued_at: datetime) -> datetime:
    """The date of a PDF: when the paper was issued; of a delicate theme the year alone."""
    moment = issued_at.astimezone(UTC).replace(microsecond=0)
    return moment if tells_theme(cycle) else datetime(moment.year, 1, 1, tzinfo=UTC)


def _length_fault(typed: str) -> str:
    """Whoever left a letter out, or wrote one twice, need not compare all of them."""
    count = len(normalised_code(typed))
    if count == LENGTH:
        return ""
    sentence = _("A code has %(length)d letters and digits; this one has %(count)d.")
    return sentence % {"length": LENGTH, "count": count}


def _unindexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
