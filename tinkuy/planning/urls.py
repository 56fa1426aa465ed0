from django.urls import path

from .views import agenda, cycles, holding, hooks, hub_team, plan, team, webinars

app_name = "planning"

PLAN = "team/c/<slug:cycle>/plan/"
SESSION = f"{PLAN}sessions/<int:n>/"
PART = f"{SESSION}agenda/<int:place>/"
HOOK = f"{PLAN}hooks/<int:number>/"

urlpatterns = [
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
]
