from django.urls import path

from .views import entering, own_data, page, quick_exit

urlpatterns = [
    path("exit/", quick_exit.quick_exit, name="quick_exit"),
    path("me/", entering.page, name="enter"),
    path("me/enter/link/", entering.link, name="open_link"),
    path("me/enter/ask/", entering.ask, name="ask_code"),
    path("me/enter/code/", entering.code, name="enter_code"),
    path("me/<slug:cycle>/", page.page, name="me"),
    path("me/<slug:cycle>/sessions/", page.choose_sessions, name="choose_sessions"),
    path("me/<slug:cycle>/appearance/", page.change_appearance, name="change_appearance"),
    path("me/<slug:cycle>/needs/", page.change_needs, name="change_needs"),
    path("me/<slug:cycle>/consents/", page.change_consents, name="change_consents"),
    path("me/<slug:cycle>/calendar.ics", own_data.calendar, name="calendar"),
    path("me/<slug:cycle>/data/", own_data.page, name="my_data"),
    path("me/<slug:cycle>/data.json", own_data.as_json, name="my_data_json"),
    path("me/<slug:cycle>/devices/<str:public_id>/close/", own_data.close_device, name="close_device"),
    path("me/<slug:cycle>/leave/", own_data.leave, name="leave"),
    path("me/<slug:cycle>/withdraw/", own_data.withdraw, name="withdraw"),
]
