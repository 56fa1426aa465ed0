"""The files of a sheet, and one page that leads to all of them, to its citation and to texts that pass it on."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tinkuy.design.missing import or_404
from tinkuy.design.sharing import square_code
from tinkuy.hub.sheet_page.views import demand_sheet, tombstone
from tinkuy.hub.sheets.preview import is_sensitive
from tinkuy.hub.sheets.versions import focal_points_of_sheet
from tinkuy.hub.signposting.links import LINKSET, link_header, link_set, links_of_file
from tinkuy.publication.downloads.queries import (
    bytes_of,
    forms_by_layout,
    forms_of,
    network_form_of,
    sheet_at_short_address,
    sheet_form,
)
from tinkuy.publication.downloads.share_text import shared_text, short_address
from tinkuy.publication.pictures.queries import picture_of_version
from tinkuy.publication.records.queries import printed_content
from tinkuy.publication.renderers.citations.reference import citation_text
from tinkuy.publication.renderers.licences import LICENCES
from tinkuy.publication.renderers.rendering import FORMS, Use

SHOWN_IN_BROWSER = ("pdf", "html", "json", "png", "qr.svg", "qr.png")


@require_safe
def form(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The sheet as a file, in the layout that the address names; where there is none such, those that there are."""
    sheet = demand_sheet(slug)
    if form not in FORMS:
        raise Http404
    if sheet.is_retired:
        return tombstone(request, sheet)
    file = sheet_form(sheet.version, form, request.GET.get("layout", ""))
    if file is None:
        offered = [one for one in forms_of(sheet.version) if one.form == form]
        return render(request, "hub/no_such_layout.html", {"version": sheet.version, "offered": offered}, status=404)
    if file.is_default and "layout" in request.GET:
        return redirect("hub:form", slug, form)  # one address for one file
    response = HttpResponse(bytes_of(sheet.version, form, file.layout), content_type=file.media_type)
    place = "inline" if form in SHOWN_IN_BROWSER else "attachment"
    name = slug if file.is_default else f"{slug}-{file.layout}"
    response["Content-Disposition"] = f'{place}; filename="{name}.{form}"'
    response["Link"] = link_header(links_of_file(sheet.version))
    return response


@require_safe
def links(request: HttpRequest, slug: str) -> HttpResponse:
    """The typed links of a sheet and its files, in one set (RFC 9264)."""
    sheet = demand_sheet(slug)
    if sheet.is_retired:
        return tombstone(request, sheet)
    return HttpResponse(json.dumps(link_set(sheet)), content_type=LINKSET)


@require_safe
def picture(request: HttpRequest, slug: str, file: str) -> HttpResponse:
    """An image that the version in force shows."""
    sheet = demand_sheet(slug)
    if sheet.is_retired:
        return tombstone(request, sheet)
    return HttpResponse(or_404(picture_of_version(sheet.version, file)), content_type="image/jpeg")


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Download, cite, share: all that can be done with a sheet beside reading it."""
    sheet = demand_sheet(slug)
    version = sheet.version
    if sheet.is_retired:
        return tombstone(request, sheet)
    content = printed_content(version)
    discreet = is_sensitive(version)
    forms = forms_of(version)
    context = {
        "version": version,
        "content": content,
        "layouts": forms_by_layout(version),
        "citation": citation_text(content),
        "citing": [one for one in forms if one.use == Use.CITE],
        "sharing": [one for one in forms if one.use == Use.SHARE],
        "licence_address": LICENCES.get(content.licence, ""),
        "focal_points": focal_points_of_sheet(version.cycle_slug, content.language),
        "texts": [shared_text(one, is_sensitive=discreet) for one in (version, *sheet.others) if not one.retired_at],
        "short_address": short_address(version),
        "code_address": short_address(version) if discreet else content.address,
        "square": square_code(short_address(version) if discreet else content.address),
        "is_sensitive": discreet,
        "is_example": version.is_example,
    }
    return render(request, "hub/sheet_forms.html", context)


@require_safe
def network_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The fields of the form of the UN Network on Migration, one by one, to be pasted there."""
    sheet = demand_sheet(slug)
    if sheet.is_retired:
        return tombstone(request, sheet)
    version = sheet.version
    context = {"version": version, "fields": network_form_of(version), "is_example": version.is_example}
    return render(request, "hub/network_form.html", context)


@require_safe
def short(_request: HttpRequest, key: str) -> HttpResponse:
    """The short address of a sheet: it tells nothing of it, and leads to its page in the same language."""
    return redirect("hub:sheet", or_404(sheet_at_short_address(key)))
