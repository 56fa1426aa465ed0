from django.urls import path

from . import views
from .addresses import views as addresses
from .stops import views as stops

app_name = "notices"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/again/code/", views.send_code_again, name="send_code_again"),
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/<int:pk>/", views.mailbox_message, name="mailbox_message"),
    path("mail/stop/<str:key>/", stops.stop, name="stop"),
    path("mail/stop/<str:key>/again/", stops.stop_taken_back, name="stop_taken_back"),
    path("mail/again/<str:key>/", addresses.reach_again, name="reach_again"),
]
