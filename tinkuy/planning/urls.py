from django.urls import include, path

app_name = "planning"

PLAN = "team/c/<slug:cycle>/plan/"

urlpatterns = [
    path("team/hub/", include("tinkuy.planning.hub.urls")),
    path("", include("tinkuy.planning.cycles.urls")),
    path(PLAN, include("tinkuy.planning.plan.urls")),
    path(PLAN, include("tinkuy.planning.cloning.urls")),
    path(PLAN, include("tinkuy.planning.themes.urls")),
    path(PLAN, include("tinkuy.planning.systematisation_plan.urls")),
    path(PLAN, include("tinkuy.planning.team.urls")),
    path(PLAN, include("tinkuy.planning.best_hours.urls")),
    path(PLAN, include("tinkuy.planning.sessions.urls")),
    path(PLAN, include("tinkuy.planning.agenda.urls")),
    path(PLAN, include("tinkuy.planning.hooks.urls")),
    path("", include("tinkuy.planning.guests.urls")),
    path(PLAN, include("tinkuy.planning.decisions.urls")),
    path(PLAN, include("tinkuy.planning.tasks.urls")),
    path(PLAN, include("tinkuy.planning.hosting.urls")),
]
