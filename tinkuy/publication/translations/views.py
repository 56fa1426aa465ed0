"""A sheet in another language: begun, translated beside its source, paragraph by paragraph."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import REFUSED
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.html import page_context
from tinkuy.publication.sheets.addresses import address_of_image, to_page
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.request import demand_sheet, demand_sheet_without_draft, reads_draft

from .actions import Outcome, begin_translation, translate_paragraphs
from .page import Typed, rows_of, written_in
from .queries import (
    TranslationStanding,
    is_approved,
    is_published,
    languages_to_translate,
    published_translation,
    source_of,
    standing_against,
    translation_into,
)
from .rules import is_translator
from .suggestions import begins_with_draft


def page(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """The source on the left and the translation on the right; before it is begun, the two ways to begin it."""
    sheet = demand_sheet_without_draft(request)
    if language not in languages_to_translate(sheet):
        raise Http404
    standing = standing_of_translation(sheet, language)
    if not _may_read(request, sheet, standing):
        raise Http404
    if standing is None:
        return render(request, "publication/begin_translation.html", _beginning(request, sheet, language))
    return render(request, "publication/translation.html", _context(request, standing))


def standing_of_translation(sheet: Sheet, language: str) -> TranslationStanding | None:
    translation, source = translation_into(sheet, language), source_of(sheet)
    return standing_against(translation, source) if translation and source else None


def demand_standing(request: CycleRequest, language: str) -> TranslationStanding:
    sheet = demand_sheet_without_draft(request)
    standing = or_404(standing_of_translation(sheet, language))
    if not _may_read(request, sheet, standing):
        raise Http404
    return standing


def _may_read(request: CycleRequest, sheet: Sheet, standing: TranslationStanding | None) -> bool:
    """While the sheet is written anew, a hub editor reads the translation of what is published, once it was approved:
    they are asked to publish it.
    """
    is_sent = standing is not None and standing.source.version is not None and is_approved(standing)
    return is_sent or reads_draft(request, sheet)


@require_POST
def begin(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    with_machine = request.POST.get("with") == "machine"
    begin_translation(
        actor=team_person(request), sheet=demand_sheet(request), language=language, with_machine=with_machine
    )
    messages.success(request, _("The translation is begun. Each paragraph counts once a person has read it."))
    return to_page(request, "translation", language=language)


@require_POST
def save(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """What somebody else stored meanwhile stands beside the words that were typed, and these are not lost."""
    standing, written = demand_standing(request, language), written_in(request.POST)
    outcome = translate_paragraphs(actor=team_person(request), translation=standing.translation, written=written)
    _say(request, outcome)
    if outcome.conflicts or outcome.without_place:
        typed = Typed({one.key: one.text for one in written}, outcome.conflicts)
        context = _context(request, demand_standing(request, language), typed) | {"lost": outcome.without_place}
        return render(request, "publication/translation.html", context, status=REFUSED)
    return redirect(request.get_full_path().replace("/save/", "/", 1))


def preview(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """The sheet as it will read; what nobody has translated stands in the language of the source."""
    standing = demand_standing(request, language)
    sheet = standing.translation.sheet
    page = page_context(standing.content, picture_address=address_of_image(sheet))
    context = {"sheet": sheet, "translation_of": language, **page}
    return render(request, "publication/preview.html", context)


def _say(request: CycleRequest, outcome: Outcome) -> None:
    if outcome.taken:
        words = ngettext("%(count)d paragraph is saved.", "%(count)d paragraphs are saved.", outcome.taken)
        messages.success(request, words % {"count": outcome.taken})
    elif not outcome.conflicts and not outcome.without_place:
        messages.info(request, _("Nothing was changed or ticked, so nothing was saved."))


def _beginning(request: CycleRequest, sheet: Sheet, language: str) -> dict[str, object]:
    source = source_of(sheet)
    return {
        "sheet": sheet,
        "language": language,
        "source": source,
        "may_write": may(team_person(request), "write_sheets", sheet.home),
        "has_draft": source is not None and begins_with_draft(source.language, language),
    }


def _context(request: CycleRequest, standing: TranslationStanding, typed: Typed | None = None) -> dict[str, object]:
    person, sheet = team_person(request), standing.translation.sheet
    is_theirs, approved, published = (
        is_translator(person, standing.translation),
        is_approved(standing),
        is_published(standing),
    )
    public = published_translation(sheet, standing.language)
    changed = standing.changed_since(SheetContent.from_json(public.content)) if public else []
    return {
        "sheet": sheet,
        "standing": standing,
        "language": standing.language,
        "changed": changed,
        "page": rows_of(standing, request.GET, changed, typed),
        "may_write": may(person, "write_sheets", sheet.home),
        "is_approved": approved,
        "is_published": published,
        "public": public,
        "is_translator": is_theirs,
        "may_approve": standing.is_complete
        and not (approved or published or is_theirs)
        and may(person, "approve_sheets", sheet.home),
        "may_publish": approved
        and not (published or is_theirs)
        and standing.source.version is not None
        and may(person, "publish_sheets", sheet.home),
    }
