from django.urls import path

from . import views

app_name = "notices"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/again/code/", views.send_code_again, name="send_code_again"),
    path("mailbox/", views.mailbox, name="mailbox"),
]
