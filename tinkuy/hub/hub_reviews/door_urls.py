"""The doors for programs of other hubs, which are in no language."""

from django.urls import path

from .views import doors

app_name = "hub_notifications"

urlpatterns = [
    path("inbox", doors.inbox, name="inbox"),
    path("notifications/<str:notification_id>", doors.notification, name="notification"),
]
