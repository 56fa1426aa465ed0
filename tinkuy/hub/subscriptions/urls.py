"""The addresses of the feature, below those of the hub."""

from django.urls import path

from tinkuy.notices.stops.views import stop

from . import views

urlpatterns = [
    path("subscribe/", views.subscribe, name="subscribe"),
    path("subscribe/sent/", views.sent, name="subscription_sent"),
    path("subscribe/mine/<str:key>/", views.own, name="own_subscription"),
    path("subscribe/mine/<str:key>/end/", stop, {"behind": views.end_of_subscription}, name="end_subscription"),
]
