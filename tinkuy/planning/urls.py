from django.urls import path

from tinkuy.planning.agenda import views as agenda
from tinkuy.planning.best_hours import views as hours
from tinkuy.planning.cloning import views as cloning
from tinkuy.planning.cycles.views import cycle as cycles
from tinkuy.planning.cycles.views.cycle import edit_cycle
from tinkuy.planning.decisions import views as decisions
from tinkuy.planning.guests.views import entering as guest_enter
from tinkuy.planning.guests.views import on_paper as guest_on_paper
from tinkuy.planning.guests.views import own_page as guest_page
from tinkuy.planning.guests.views import photo as guest_photo
from tinkuy.planning.guests.views import team as guests
from tinkuy.planning.hooks import views as hooks
from tinkuy.planning.hosting import views as hosting
from tinkuy.planning.hub.views import name as hub_words
from tinkuy.planning.hub.views import roles as hub_team
from tinkuy.planning.plan.views import life, page
from tinkuy.planning.sessions.views import holding, series, webinars
from tinkuy.planning.systematisation_plan import views as systematisation_plan
from tinkuy.planning.tasks import views as tasks
from tinkuy.planning.team.views import focal_points, invitations
from tinkuy.planning.team.views import members as team
from tinkuy.planning.team.views import taking_back as taking
from tinkuy.planning.themes import views as themes

app_name = "planning"

PLAN = "team/c/<slug:cycle>/plan/"
SESSION = f"{PLAN}sessions/<int:n>/"
PART = f"{SESSION}agenda/<int:place>/"
HOOK = f"{PLAN}hooks/<int:number>/"
GUEST = f"{PLAN}guests/<str:public_id>/"
OWN = "guest/<slug:cycle>/"
DECISION = f"{PLAN}decisions/<int:number>/"
TASK = f"{PLAN}tasks/<str:task>/"

urlpatterns = [
    path("team/hub/", hub_team.page, name="hub_team"),
    path("team/hub/name/", hub_words.page, name="hub_words"),
    path("team/hub/take/", hub_team.take, name="take_hub_role"),
    path("team/hub/give-back/", hub_team.give_back, name="give_back_hub_role"),
    path("team/cycles/new/", cycles.new_cycle, name="new_cycle"),
    path(PLAN, page.plan, name="plan"),
    path(f"{PLAN}edit/", edit_cycle, name="edit_cycle"),
    path(f"{PLAN}advance/", life.advance, name="advance"),
    path(f"{PLAN}advance/back/", life.take_back_start, name="take_back_start"),
    path(f"{PLAN}focal-points/without/", life.go_on_without, name="go_on_without"),
    path(f"{PLAN}focal-points/without/back/", life.await_focal_point, name="await_focal_point"),
    path(f"{PLAN}clone/", cloning.clone_cycle, name="clone_cycle"),
    path(f"{PLAN}themes/", themes.themes, name="themes"),
    path(f"{PLAN}themes/<int:place>/", themes.theme, name="theme"),
    path(f"{PLAN}themes/<int:place>/remove/", themes.remove_theme, name="remove_theme"),
    path(f"{PLAN}systematisation/", systematisation_plan.systematisation_plan, name="systematisation_plan"),
    path(f"{PLAN}systematisation/dates/", systematisation_plan.add_milestone, name="add_milestone"),
    path(f"{PLAN}systematisation/dates/remove/", systematisation_plan.remove_milestone, name="remove_milestone"),
    path(f"{PLAN}focal-points/", focal_points.focal_points, name="focal_points"),
    path(f"{PLAN}focal-points/read/", focal_points.read_focal_points, name="read_focal_points"),
    path(f"{PLAN}focal-points/review/", focal_points.review_focal_points, name="review_focal_points"),
    path(f"{PLAN}team/", team.team, name="team"),
    path(f"{PLAN}team/review/", team.review_member, name="review_member"),
    path(f"{PLAN}team/write/", team.rewrite_member, name="rewrite_member"),
    path(f"{PLAN}team/again/", invitations.send_again, name="invite_again"),
    path(f"{PLAN}team/<str:held>/address/", invitations.correct_address, name="correct_address"),
    path(f"{PLAN}team/take/", taking.take_role, name="take_role"),
    path(f"{PLAN}team/give-back/", taking.give_back_role, name="give_back_role"),
    path(f"{PLAN}team/shown/", team.show_publicly, name="show_publicly"),
    path(f"{PLAN}hours/", hours.best_hours, name="hours"),
    path(f"{PLAN}sessions/new/", webinars.new_webinar, name="new_webinar"),
    path(f"{PLAN}sessions/several/", series.new_series, name="new_series"),
    path(SESSION, webinars.webinar, name="webinar"),
    path(f"{SESSION}state/", webinars.webinar_state, name="webinar_state"),
    path(f"{SESSION}held/", holding.hold, name="hold"),
    path(f"{SESSION}summary/", holding.summary, name="summary"),
    path(f"{SESSION}clone/", cloning.clone_webinar, name="clone_webinar"),
    path(f"{SESSION}agenda/", agenda.agenda, name="agenda"),
    path(f"{SESSION}agenda/order/", agenda.order_agenda, name="order_agenda"),
    path(f"{SESSION}agenda/fill/", agenda.fill_agenda, name="fill_agenda"),
    path(PART, agenda.segment, name="segment"),
    path(f"{PART}move/", agenda.move_segment, name="move_segment"),
    path(f"{PART}remove/", agenda.remove_segment, name="remove_segment"),
    path(f"{PLAN}hooks/new/", hooks.new_hook, name="new_hook"),
    path(HOOK, hooks.hook, name="hook"),
    path(f"{HOOK}plant/", hooks.plant, name="plant_hook"),
    path(f"{HOOK}resolve/", hooks.resolve, name="resolve_hook"),
    path(f"{HOOK}drop/", hooks.drop, name="drop_hook"),
    path(f"{PLAN}guests/", guests.guests, name="guests"),
    path(f"{PLAN}guests/new/", guests.new_guest, name="new_guest"),
    path(f"{PLAN}guests/new/send/", guests.invite_guest, name="invite_guest"),
    path(GUEST, guests.guest, name="guest"),
    path(f"{GUEST}send/", guests.invite_known_guest, name="invite_known_guest"),
    path(f"{GUEST}bio/", guest_on_paper.write_bio, name="write_guest_bio"),
    path(f"{GUEST}photo/", guest_on_paper.put_photo, name="file_guest_photo"),
    path(f"{GUEST}photo/remove/", guest_on_paper.remove_photo, name="take_guest_photo"),
    path(f"{GUEST}link/", guests.send_link, name="send_guest_link"),
    path(f"{GUEST}consents/", guests.file_consents, name="file_guest_consents"),
    path(f"{GUEST}consents/end/", guests.end_consent, name="end_guest_consent"),
    path(f"{GUEST}remove/", guests.remove, name="remove_guest"),
    path(f"{GUEST}photo.jpg", guest_photo.of_team, name="guest_photo_of_team"),
    path("c/<slug:cycle>/guests/<str:public_id>/photo.jpg", guest_photo.public, name="guest_photo"),
    path("guest/", guest_enter.page, name="guest_entrance"),
    path("guest/enter/link/", guest_enter.link, name="open_guest_link"),
    path("guest/enter/ask/", guest_enter.ask, name="ask_guest_code"),
    path("guest/enter/code/", guest_enter.code, name="enter_guest_code"),
    path(OWN, guest_page.page, name="guest_page"),
    path(f"{OWN}details/", guest_page.correct, name="correct_guest"),
    path(f"{OWN}photo/", guest_page.put_photo, name="put_guest_photo"),
    path(f"{OWN}photo/remove/", guest_page.remove_photo, name="remove_guest_photo"),
    path(f"{OWN}photo.jpg", guest_photo.own, name="own_guest_photo"),
    path(f"{OWN}consents/", guest_page.give_consents, name="give_guest_consents"),
    path(f"{OWN}data.json", guest_page.data, name="guest_data"),
    path(f"{OWN}browsers/close/", guest_page.close_browsers, name="close_guest_browsers"),
    path(f"{OWN}leave/", guest_page.leave, name="leave_guest_page"),
    path(f"{OWN}withdraw/", guest_page.withdraw, name="withdraw_guest"),
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
