from django.urls import path

from .views import own_data, page

urlpatterns = [
    path("me/<slug:cycle>/", page.page, name="me"),
    path("me/<slug:cycle>/sessions/", page.choose_sessions, name="choose_sessions"),
    path("me/<slug:cycle>/appearance/", page.change_appearance, name="change_appearance"),
    path("me/<slug:cycle>/needs/", page.change_needs, name="change_needs"),
    path("me/<slug:cycle>/consents/", page.change_consents, name="change_consents"),
    path("me/<slug:cycle>/calendar.ics", own_data.calendar, name="calendar"),
    path("me/<slug:cycle>/data/", own_data.page, name="my_data"),
    path("me/<slug:cycle>/devices/<str:public_id>/close/", own_data.close_device, name="close_device"),
]
