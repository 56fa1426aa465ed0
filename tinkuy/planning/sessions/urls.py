from django.urls import path

from .views import holding, series, webinars

SESSION = "sessions/<int:n>/"

urlpatterns = [
    path("sessions/new/", webinars.new_webinar, name="new_webinar"),
    path("sessions/several/", series.new_series, name="new_series"),
    path(SESSION, webinars.webinar, name="webinar"),
    path(f"{SESSION}state/", webinars.webinar_state, name="webinar_state"),
    path(f"{SESSION}held/", holding.hold, name="hold"),
    path(f"{SESSION}summary/", holding.summary, name="summary"),
]
