from django.urls import path

from . import views

urlpatterns = [
    path("c/<slug:cycle>/register/", views.page, name="register"),
    path("c/<slug:cycle>/register/sent/", views.sent, name="register_sent"),
]
