from django.urls import path

from . import views

urlpatterns = [
    path("personal-data/", views.page, name="personal_data"),
    path("personal-data/decide/", views.decide, name="decide_alert"),
    path("personal-data/take-out/", views.take_out, name="take_out_alert"),
    path("personal-data/<int:decision>/reopen/", views.reopen, name="reopen_alert"),
]
