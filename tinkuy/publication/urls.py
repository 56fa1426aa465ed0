from collections.abc import Iterator

from django.urls import URLPattern, include, path

from tinkuy.publication.comments import views as comments
from tinkuy.publication.dois import views as dois
from tinkuy.publication.draft_history import views as draft_history
from tinkuy.publication.guard import views as guard
from tinkuy.publication.overview import views as overview
from tinkuy.publication.pictures import views as pictures
from tinkuy.publication.redaction import views as redaction
from tinkuy.publication.reviews import views as reviews
from tinkuy.publication.sheet_imports import views as sheet_imports
from tinkuy.publication.sheets import views as sheets
from tinkuy.publication.sheets.addresses import without_kind
from tinkuy.publication.sheets.models import SheetKind
from tinkuy.publication.translations import views as translations
from tinkuy.publication.versions import views as versions

app_name = "publication"

OF_SHEET = (
    ("", overview.page, "sheet"),
    ("start/", sheets.start, "start"),
    ("preview/<slug:language>/", sheets.preview, "preview"),
    ("edit/<slug:language>/", reviews.edit, "edit"),
    ("edit/<slug:language>/refresh/", sheets.refresh, "refresh"),
    ("edit/<slug:language>/bring/", reviews.bring, "bring_finding"),
    ("edit/<slug:language>/submit/", reviews.save_and_submit, "save_and_submit"),
    ("comments/<slug:language>/", comments.page, "comments"),
    ("comment/<str:comment>/answer/", comments.answer, "answer_strand"),
    ("comment/<str:comment>/resolve/", comments.resolve, "resolve_strand"),
    ("comment/<str:comment>/reopen/", comments.reopen, "reopen_strand"),
    ("comment/<str:comment>/remove/", comments.remove, "remove_comment"),
    ("history/<slug:language>/", draft_history.page, "history"),
    ("former/<int:former>/restore/", draft_history.restore, "restore_draft"),
    ("former/<int:former>/remove/", draft_history.remove, "remove_former_draft"),
    ("pictures/<slug:language>/", pictures.page, "pictures"),
    ("pictures/<slug:language>/<slug:file>/", pictures.describe, "picture"),
    ("pictures/<slug:language>/<slug:file>/remove/", pictures.remove, "remove_picture"),
    ("pictures/<slug:language>/<slug:file>/withdraw/", redaction.withdraw, "withdraw_picture"),
    ("image/<slug:file>.jpg", pictures.image, "image"),
    ("layout/", sheets.choose_layout, "layout"),
    ("submit/", overview.submit, "submit"),
    ("review/", reviews.review, "review"),
    ("personal-data/", guard.page, "personal_data"),
    ("personal-data/decide/", guard.decide, "decide_alert"),
    ("personal-data/<int:decision>/reopen/", guard.reopen, "reopen_alert"),
    ("translation/<slug:language>/", translations.page, "translation"),
    ("translation/<slug:language>/preview/", translations.preview, "translation_preview"),
    ("translation/<slug:language>/begin/", translations.begin, "begin_translation"),
    ("translation/<slug:language>/save/", translations.save, "save_translation"),
    ("translation/<slug:language>/approve/", versions.approve_translated, "approve_translation"),
    ("translation/<slug:language>/publish/", versions.publish_translated, "publish_translation"),
    ("document/", versions.document, "document"),
    ("approve/", versions.approve, "approve"),
    ("publish/", versions.publish, "publish"),
    ("retire/", versions.retire, "retire"),
    ("doi/", dois.register, "register_doi"),
)
"""Address, view and name of each page of a sheet."""


def of_sheet(kind: SheetKind) -> Iterator[URLPattern]:
    """The pages of one sheet of a cycle. Both have the same names: where nobody says which, it is the subject's."""
    for address, view, name in OF_SHEET:
        yield path(address, without_kind(view), {"kind": kind.value}, name=name)


urlpatterns = [
    path("team/c/<slug:cycle>/method-sheet/", include(list(of_sheet(SheetKind.METHOD)))),
    path("team/c/<slug:cycle>/sheet/", include(list(of_sheet(SheetKind.SUBJECT)))),
    path("team/dois/", dois.account, name="doi_account"),
    path("team/sheets/", versions.waiting, name="waiting"),
    path("team/sheets/outside/", sheet_imports.outside, name="outside_sheets"),
    path("team/sheets/outside/files/<slug:import_id>/", sheet_imports.map_sheet, name="map_sheet"),
    path("team/sheets/outside/files/<slug:import_id>/undo/", sheet_imports.take_back, name="take_back_sheet"),
    path("team/sheets/outside/<slug:sheet_id>/peers/", sheet_imports.peers, name="peers"),
]
