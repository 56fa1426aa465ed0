from django.urls import path

from tinkuy.attendance.matching.views import decisions, unmatched

QUEUE = "team/c/<slug:cycle>/attendance/unmatched/"
DECISIONS = "team/c/<slug:cycle>/attendance/decisions/"
NAMED = "team/c/<slug:cycle>/attendance/by-name/"

urlpatterns = [
    path(QUEUE, unmatched.queue, name="unmatched"),
    path(f"{QUEUE}<str:public_id>/match/", unmatched.match, name="match"),
    path(f"{QUEUE}<str:public_id>/leave-out/", unmatched.leave_out, name="leave_out"),
    path(f"{QUEUE}<str:public_id>/walk-in/", unmatched.page, name="walk_in"),
    path(DECISIONS, decisions.accounts, name="decisions"),
    path(f"{DECISIONS}<int:alias>/take-back/", decisions.unmatch, name="unmatch"),
    path(NAMED, decisions.names, name="named"),
    path(f"{NAMED}<str:public_id>/confirm/", decisions.confirm, name="confirm_match"),
    path(f"{NAMED}<str:public_id>/refuse/", decisions.refuse, name="refuse_match"),
    path(f"{NAMED}said/<int:verdict>/take-back/", decisions.take_verdict_back, name="take_back_verdict"),
]
