from django.urls import path

from . import views

app_name = "notices"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("mailbox/", views.mailbox, name="mailbox"),
]
