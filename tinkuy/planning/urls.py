"""Addresses of planning: the hub, the plan of a cycle in all its parts, and a guest's own page."""

from django.urls import path

from tinkuy.planning.account import closing_views as closing, views as account
from tinkuy.planning.agenda import views as agenda
from tinkuy.planning.best_hours import views as best_hours
from tinkuy.planning.cloning import views as cloning
from tinkuy.planning.cycles import views as cycles_cycle
from tinkuy.planning.decisions import views as decisions
from tinkuy.planning.guests.views import own_page as guests_own_page, photo as guests_photo, team as guests_team
from tinkuy.planning.hooks import views as hooks
from tinkuy.planning.hosting import views as hosting
from tinkuy.planning.hub_settings import views as hub
from tinkuy.planning.institutions import views as institutions
from tinkuy.planning.next_cycle import views as next_cycle
from tinkuy.planning.plan import views as plan
from tinkuy.planning.sessions.views import series as sessions_series, webinars as sessions_webinars
from tinkuy.planning.systematisation_plan import views as systematisation_plan
from tinkuy.planning.tasks import views as tasks
from tinkuy.planning.team.views import (
    duties as team_duties,
    focal_points as team_focal_points,
    members,
    members as team_members,
    several as team_several,
)
from tinkuy.planning.themes import views as themes

app_name = "planning"

PLAN = "team/c/<slug:cycle>/plan/"
SESSION = f"{PLAN}sessions/<int:n>/"
HOOK = f"{PLAN}hooks/<int:number>/"
GUEST = f"{PLAN}guests/<str:public_id>/"
OWN_PAGE = "guest/<slug:cycle>/"
DECISION = f"{PLAN}decisions/<int:number>/"
TASK = f"{PLAN}tasks/<str:task>/"

urlpatterns = [
    # The hub and its cycles.
    path("team/hub/", hub.team_page, name="hub_team"),
    path("team/hub/name/", hub.words_page, name="hub_words"),
    path("team/hub/take/", hub.take, name="take_hub_role"),
    path("team/hub/give-back/", hub.give_back, name="give_back_hub_role"),
    path("team/institutions/", institutions.institutions, name="institutions"),
    path("team/institutions/<int:institution>/", institutions.institution, name="institution"),
    path("team/institutions/<int:institution>/record/", institutions.record, name="institution_record"),
    path("team/institutions/<int:institution>/merge/", institutions.merge, name="merge_institutions"),
    path("team/account/", account.account, name="account"),
    path("team/account/close/", closing.close, name="close_account"),
    path("team/hub/close-account/", closing.close_somebodys, name="close_somebodys_account"),
    path("team/cycles/new/", cycles_cycle.new_cycle, name="new_cycle"),
    path(f"{PLAN}edit/", cycles_cycle.edit_cycle, name="edit_cycle"),
    # The plan of a cycle.
    path(PLAN, plan.plan, name="plan"),
    path(f"{PLAN}advance/", plan.advance, name="advance"),
    path(f"{PLAN}advance/back/", plan.take_back_start, name="take_back_start"),
    path(f"{PLAN}focal-points/without/", plan.go_on_without, name="go_on_without"),
    path(f"{PLAN}focal-points/without/back/", plan.await_focal_point, name="await_focal_point"),
    path(f"{PLAN}clone/", cloning.clone_cycle, name="clone_cycle"),
    path(f"{PLAN}next/", next_cycle.next_cycle, name="next_cycle"),
    path(f"{PLAN}taken-over/", next_cycle.taken_over, name="taken_over"),
    path(f"{PLAN}taken-over/decide/", next_cycle.decide_points, name="decide_points"),
    path(f"{SESSION}clone/", cloning.clone_webinar, name="clone_webinar"),
    path(f"{PLAN}themes/", themes.themes, name="themes"),
    path(f"{PLAN}themes/<int:place>/", themes.theme, name="theme"),
    path(f"{PLAN}themes/<int:place>/remove/", themes.remove_theme, name="remove_theme"),
    path(f"{PLAN}systematisation/", systematisation_plan.systematisation_plan, name="systematisation_plan"),
    path(f"{PLAN}systematisation/dates/", systematisation_plan.add_milestone, name="add_milestone"),
    path(f"{PLAN}systematisation/dates/remove/", systematisation_plan.remove_milestone, name="remove_milestone"),
    # Who works on it.
    path(f"{PLAN}focal-points/", team_focal_points.focal_points, name="focal_points"),
    path(f"{PLAN}focal-points/read/", team_focal_points.read_focal_points, name="read_focal_points"),
    path(f"{PLAN}focal-points/review/", team_focal_points.review_focal_points, name="review_focal_points"),
    path(f"{PLAN}team/", team_members.team, name="team"),
    path(f"{PLAN}team/review/", team_members.review_member, name="review_member"),
    path(f"{PLAN}team/several/", team_several.several, name="invite_several"),
    path(f"{PLAN}team/several/review/", team_several.review_several, name="review_several"),
    path(f"{PLAN}team/several/write/", team_several.rewrite_several, name="rewrite_several"),
    path(f"{PLAN}team/write/", team_members.rewrite_member, name="rewrite_member"),
    path(f"{PLAN}team/again/", members.send_again, name="invite_again"),
    path(f"{PLAN}team/<str:role>/address/", members.correct_address, name="correct_address"),
    path(f"{PLAN}team/take/", team_members.take_role, name="take_role"),
    path(f"{PLAN}team/duties/", team_duties.duties, name="duties"),
    path(f"{PLAN}team/hand-over/", team_duties.hand_over, name="hand_over"),
    path(f"{PLAN}team/give-back/", team_members.give_back_role, name="give_back_role"),
    path(f"{PLAN}team/shown/", team_members.show_publicly, name="show_publicly"),
    path(f"{PLAN}hours/", best_hours.best_hours, name="hours"),
    # Its sessions.
    path(f"{PLAN}sessions/new/", sessions_webinars.new_webinar, name="new_webinar"),
    path(f"{PLAN}sessions/several/", sessions_series.new_series, name="new_series"),
    path(SESSION, sessions_webinars.webinar, name="webinar"),
    path(f"{SESSION}state/", sessions_webinars.webinar_state, name="webinar_state"),
    path(f"{SESSION}held/", sessions_webinars.hold, name="hold"),
    path(f"{SESSION}summary/", sessions_webinars.summary, name="summary"),
    path(f"{SESSION}agenda/", agenda.agenda, name="agenda"),
    path(f"{SESSION}agenda/order/", agenda.order_agenda, name="order_agenda"),
    path(f"{SESSION}agenda/fill/", agenda.fill_agenda, name="fill_agenda"),
    path(f"{SESSION}agenda/<int:place>/", agenda.segment, name="segment"),
    path(f"{SESSION}agenda/<int:place>/move/", agenda.move_segment, name="move_segment"),
    path(f"{SESSION}agenda/<int:place>/remove/", agenda.remove_segment, name="remove_segment"),
    path(f"{PLAN}hooks/new/", hooks.new_hook, name="new_hook"),
    path(HOOK, hooks.hook, name="hook"),
    path(f"{HOOK}plant/", hooks.plant, name="plant_hook"),
    path(f"{HOOK}resolve/", hooks.resolve, name="resolve_hook"),
    path(f"{HOOK}drop/", hooks.drop, name="drop_hook"),
    # Who speaks in it: the team's pages, and a guest's own.
    path(f"{PLAN}guests/", guests_team.guests, name="guests"),
    path(f"{PLAN}guests/new/", guests_team.new_guest, name="new_guest"),
    path(f"{PLAN}guests/new/send/", guests_team.invite_guest, name="invite_guest"),
    path(GUEST, guests_team.guest, name="guest"),
    path(f"{GUEST}send/", guests_team.invite_known_guest, name="invite_known_guest"),
    path(f"{GUEST}bio/", guests_photo.write_bio, name="write_guest_bio"),
    path(f"{GUEST}photo/", guests_photo.put_photo, name="file_guest_photo"),
    path(f"{GUEST}photo/remove/", guests_photo.remove_photo, name="take_guest_photo"),
    path(f"{GUEST}link/", guests_team.send_link, name="send_guest_link"),
    path(f"{GUEST}consents/", guests_team.file_consents, name="file_guest_consents"),
    path(f"{GUEST}consents/end/", guests_team.end_consent, name="end_guest_consent"),
    path(f"{GUEST}remove/", guests_team.remove, name="remove_guest"),
    path(f"{GUEST}photo.jpg", guests_photo.of_team, name="guest_photo_of_team"),
    path("c/<slug:cycle>/guests/<str:public_id>/photo.jpg", guests_photo.public, name="guest_photo"),
    path(OWN_PAGE, guests_own_page.page, name="guest_page"),
    path(f"{OWN_PAGE}details/", guests_own_page.correct, name="correct_guest"),
    path(f"{OWN_PAGE}photo/", guests_own_page.put_photo, name="put_guest_photo"),
    path(f"{OWN_PAGE}photo/remove/", guests_own_page.remove_photo, name="remove_guest_photo"),
    path(f"{OWN_PAGE}photo.jpg", guests_photo.own, name="own_guest_photo"),
    path(f"{OWN_PAGE}consents/", guests_own_page.give_consents, name="give_guest_consents"),
    path(f"{OWN_PAGE}browsers/close/", guests_own_page.close_browsers, name="close_guest_browsers"),
    # What the countries decide, and what the team does.
    path(f"{PLAN}decisions/", decisions.page, name="decisions"),
    path(f"{PLAN}decisions/record/", decisions.record, name="record_decision"),
    path(DECISION, decisions.decision, name="decision"),
    path(f"{DECISION}answer/", decisions.voice, name="give_voice"),
    path(f"{DECISION}resolve/", decisions.resolve, name="resolve_objection"),
    path(f"{DECISION}accept/", decisions.accept, name="accept_resolution"),
    path(f"{DECISION}withdraw/", decisions.withdraw, name="withdraw_decision"),
    path(f"{PLAN}tasks/", tasks.page, name="tasks"),
    path(TASK, tasks.edit, name="edit_task"),
    path(f"{TASK}done/", tasks.finish, name="finish_task"),
    path(f"{TASK}reopen/", tasks.reopen, name="reopen_task"),
    path(f"{TASK}remove/", tasks.remove, name="remove_task"),
    path(f"{PLAN}hosting/", hosting.page, name="hosting"),
    path(f"{PLAN}hosting/<int:n>/", hosting.choose, name="choose_host"),
]
