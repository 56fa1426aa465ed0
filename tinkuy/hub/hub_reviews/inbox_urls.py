"""The inbox and the notifications, which programs of other hubs ask for: in no language."""

from django.urls import path

from .views import inbox

app_name = "hub_notifications"

urlpatterns = [
    path("inbox", inbox.inbox, name="inbox"),
    path("notifications/<str:notification_id>", inbox.notification, name="notification"),
]
