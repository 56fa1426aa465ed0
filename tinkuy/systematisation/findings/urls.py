from django.urls import path

from .views import changes, reading, relating, writing

EXCERPT = "quotes/<str:public_id>/"
FINDING = "findings/<str:public_id>/"

urlpatterns = [
    path("findings/", reading.findings, name="findings"),
    path("findings/new/", writing.new_finding, name="new_finding"),
    path(FINDING, reading.finding, name="finding"),
    path(f"{FINDING}edit/", writing.edit, name="edit_finding"),
    path(f"{FINDING}submit/", writing.submit, name="submit_finding"),
    path(f"{FINDING}reject/", writing.reject, name="reject_finding"),
    path(f"{FINDING}link/", relating.link, name="link_finding"),
    path(f"{FINDING}unlink/", relating.unlink, name="unlink_finding"),
    path(f"{FINDING}merge/", relating.merge, name="merge_finding"),
    path(f"{FINDING}split/", relating.split, name="split_finding"),
    path(f"{FINDING}tick/", relating.tick, name="tick_finding"),
    path(f"{EXCERPT}evidence/", writing.add_evidence, name="add_evidence"),
    path(f"{FINDING}evidence/", writing.remove_evidence, name="remove_evidence"),
    path("changes/<int:validation>/", changes.change, name="change"),
    path("changes/<int:validation>/answer/", changes.answer_change, name="answer_change"),
]
