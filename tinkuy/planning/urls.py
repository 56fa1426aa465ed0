from django.urls import path

from .views import (
    agenda,
    cycles,
    guest_enter,
    guest_page,
    guest_photo,
    guests,
    holding,
    hooks,
    hub_team,
    plan,
    team,
    webinars,
)

app_name = "planning"

PLAN = "team/c/<slug:cycle>/plan/"
SESSION = f"{PLAN}sessions/<int:n>/"
PART = f"{SESSION}agenda/<int:place>/"
HOOK = f"{PLAN}hooks/<int:number>/"
GUEST = f"{PLAN}guests/<str:public_id>/"
OWN = "guest/<slug:cycle>/"

urlpatterns = [
    path("team/cycles/", cycles.cycles, name="cycles"),
    path("team/hub/", hub_team.page, name="hub_team"),
    path("team/hub/take/", hub_team.take, name="take_hub_role"),
    path("team/cycles/new/", cycles.new_cycle, name="new_cycle"),
    path(PLAN, plan.plan, name="plan"),
    path(f"{PLAN}edit/", plan.edit_cycle, name="edit_cycle"),
    path(f"{PLAN}advance/", plan.advance, name="advance"),
    path(f"{PLAN}team/", team.team, name="team"),
    path(f"{PLAN}team/take/", team.take_role, name="take_role"),
    path(f"{PLAN}team/shown/", team.show_publicly, name="show_publicly"),
    path(f"{PLAN}sessions/new/", webinars.new_webinar, name="new_webinar"),
    path(SESSION, webinars.webinar, name="webinar"),
    path(f"{SESSION}state/", webinars.webinar_state, name="webinar_state"),
    path(f"{SESSION}held/", holding.hold, name="hold"),
    path(f"{SESSION}summary/", holding.summary, name="summary"),
    path(f"{SESSION}agenda/", agenda.agenda, name="agenda"),
    path(PART, agenda.segment, name="segment"),
    path(f"{PART}move/", agenda.move_segment, name="move_segment"),
    path(f"{PART}remove/", agenda.remove_segment, name="remove_segment"),
    path(f"{PLAN}hooks/new/", hooks.new_hook, name="new_hook"),
    path(f"{HOOK}plant/", hooks.plant, name="plant_hook"),
    path(f"{HOOK}resolve/", hooks.resolve, name="resolve_hook"),
    path(f"{HOOK}drop/", hooks.drop, name="drop_hook"),
    path(f"{PLAN}guests/", guests.guests, name="guests"),
    path(f"{PLAN}guests/new/", guests.new_guest, name="new_guest"),
    path(GUEST, guests.guest, name="guest"),
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
]
