from django.urls import include, path

app_name = "systematisation"

WORK = "team/c/<slug:cycle>/systematise/"

urlpatterns = [
    path(WORK, include("tinkuy.systematisation.workbench.urls")),
    path(WORK, include("tinkuy.systematisation.transcripts.urls")),
    path(WORK, include("tinkuy.systematisation.live.urls")),
    path("", include("tinkuy.systematisation.materials.urls")),
    path(WORK, include("tinkuy.systematisation.suggestions.urls")),
    path(WORK, include("tinkuy.systematisation.drafts.urls")),
    path(WORK, include("tinkuy.systematisation.codebook.urls")),
    path(WORK, include("tinkuy.systematisation.quotes.urls")),
    path(WORK, include("tinkuy.systematisation.agreement.urls")),
    path(WORK, include("tinkuy.systematisation.findings.urls")),
    path(WORK, include("tinkuy.systematisation.guard.urls")),
    path("", include("tinkuy.systematisation.rounds.urls")),
    path(WORK, include("tinkuy.systematisation.quipu.urls")),
]
