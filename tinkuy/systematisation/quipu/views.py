"""The quipu of the cycle as a page, and as a file."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import get_language, gettext as _, ngettext

from tinkuy.core.text import in_language
from tinkuy.design.figures.quipu.figure import quipu as draw_quipu
from tinkuy.design.kinds import KINDS
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.request import CycleRequest
from tinkuy.systematisation.evidence.queries.attributes import attributed, quotes_in
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order, first_with_transcript
from tinkuy.systematisation.templatetags.quotes import anchored

from .queries import QuipuData, quipu_of


def quipu(request: CycleRequest, cycle: str) -> HttpResponse:
    """The whole cycle at a glance; kinds and a thread are chosen in the address."""
    chosen = _filters(request)
    data = quipu_of(
        request.cycle,
        public=False,
        address=lambda excerpt: anchored(excerpt, cycle),
        code=chosen["code"],
        country=chosen["country"],
    )
    everything = attributed(request.cycle)
    kinds = [kind for kind in request.GET.getlist("kind") if kind in KINDS] or list(KINDS)
    shows_threads = "kind" not in request.GET or "threads" in request.GET
    labels = [thread.label for thread in data.threads]
    highlight = request.GET.get("thread", "") if request.GET.get("thread") in labels else None
    drawn = _chosen(data, kinds) if len(kinds) < len(KINDS) else data
    threads = drawn.threads if shows_threads else ()
    title, description = _title(request), _description(data)
    context = {
        "data": data,
        "kinds": kinds,
        "shows_threads": shows_threads,
        "highlight": highlight,
        "chosen": chosen,
        "codes": codes_in_order(),
        "countries": sorted({quote.country for quote in everything if quote.country}, key=country_name),
        "listed": [quote for quote in quotes_in(everything, chosen) if quote.kind in kinds],
        "first": first_with_transcript(request.cycle),
        "headline": _headline(data),
        "description": description,
        "figure": draw_quipu(drawn.cords, threads, title=title, description=description, highlight=highlight),
        "turned": draw_quipu(
            drawn.cords, threads, size="turned", title=title, description=description, highlight=highlight
        ),
    }
    return render(request, "systematisation/quipu.html", context)


def quipu_svg(request: CycleRequest, cycle: str) -> HttpResponse:
    """The figure alone, with its own colours, for a document or a print."""
    data = quipu_of(request.cycle, public=False)
    drawing = draw_quipu(data.cords, data.threads, size="print", title=_title(request), description=_description(data))
    response = HttpResponse(drawing, content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="quipu-{slugify(request.cycle.slug)}.svg"'
    return response


def _chosen(data: QuipuData, kinds: list[str]) -> QuipuData:
    """The same cords with the knots of some kinds only: places stay, nothing is re-ordered."""
    cords = (replace(cord, knots=tuple(knot for knot in cord.knots if knot.kind in kinds)) for cord in data.cords)
    return replace(data, cords=tuple(cords))


def _filters(request: CycleRequest) -> dict[str, str]:
    """The code and the country that the address asks for; what is none of ours asks for nothing."""
    code, country = request.GET.get("code", ""), request.GET.get("country", "")
    code_keys = {str(one.pk) for one in codes_in_order()}
    return {"code": code if code in code_keys else "", "country": country if country in countries() else ""}


def _title(request: CycleRequest) -> str:
    name = in_language(request.cycle.title, get_language() or "es", request.cycle.main_language)
    return _("Quipu of the cycle «%(title)s»") % {"title": name}


def _headline(data: QuipuData) -> str:
    number = len(data.cords)
    return ngettext(
        "From risks to recommendations, in %(count)s session",
        "From risks to recommendations, in %(count)s sessions",
        number,
    ) % {"count": number}


def _description(data: QuipuData) -> str:
    """How many quotes and threads, and how risks and recommendations go from the first to the last session coded."""
    quotes = ngettext("%(count)s quote", "%(count)s quotes", data.total) % {"count": data.total}
    threads = ngettext("%(count)s thread", "%(count)s threads", len(data.threads)) % {"count": len(data.threads)}
    totals = _("%(quotes)s and %(threads)s.") % {"quotes": quotes, "threads": threads}
    coded = [row for row in data.per_webinar if row["total"]]
    if len(coded) < 2:
        return totals
    first, last = coded[0]["counts"], coded[-1]["counts"]
    course = _(
        "Risks go from %(first_risks)s in session %(first)s to %(last_risks)s in session %(last)s; "
        "recommendations from %(first_recommendations)s to %(last_recommendations)s."
    ) % {
        "first": coded[0]["number"],
        "last": coded[-1]["number"],
        "first_risks": first["risk"],
        "last_risks": last["risk"],
        "first_recommendations": first["recommendation"],
        "last_recommendations": last["recommendation"],
    }
    return f"{totals} {course}"
