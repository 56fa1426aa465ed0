"""The package of a sheet, to be taken away: one file, whose names lead into one folder, as BagIt asks of archives."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tinkuy.hub.sheet_page.views import demand_sheet, tombstone
from tinkuy.hub.signposting.links import PACKAGE_TYPE, link_header, links_of_file

from .bag import Files
from .versions import package_of


@require_safe
def package(request: HttpRequest, slug: str) -> HttpResponse:
    """The version in force with all its forms, images and checksums."""
    sheet = demand_sheet(slug)
    version = sheet.version
    if sheet.is_retired:
        return tombstone(request, sheet)
    response = HttpResponse(_packed(package_of(version), f"{slug}-v{version.number}"), content_type=PACKAGE_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{slug}.zip"'
    response["Link"] = link_header(links_of_file(version))
    return response


def _packed(files: Files, folder: str) -> bytes:
    """The same bytes for the same files: no moment stands in them but the first that the format knows."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for path in sorted(files):
            archive.writestr(ZipInfo(f"{folder}/{path}"), files[path], ZIP_DEFLATED)
    return packed.getvalue()
