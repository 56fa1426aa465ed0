from django.urls import path

from tinkuy.publication.guard import views

urlpatterns = [
    path("", views.page, name="personal_data"),
    path("decide/", views.decide, name="decide_alert"),
    path("<int:decision>/reopen/", views.reopen, name="reopen_alert"),
]
