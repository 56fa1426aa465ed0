from django.urls import path

from .views import agenda, cycles, decisions, holding, hooks, hosting, hub_team, plan, tasks, team, webinars

app_name = "planning"

PLAN = "team/c/<slug:cycle>/plan/"
SESSION = f"{PLAN}sessions/<int:n>/"
PART = f"{SESSION}agenda/<int:place>/"
HOOK = f"{PLAN}hooks/<int:number>/"
DECISION = f"{PLAN}decisions/<int:number>/"
TASK = f"{PLAN}tasks/<str:task>/"

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
