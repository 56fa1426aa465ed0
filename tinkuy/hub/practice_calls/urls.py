"""The addresses of the feature, below those of the hub."""

from django.urls import path

from .views import public, team

urlpatterns = [
    path("calls/", public.calls, name="practice_calls"),
    path("calls/sent/", public.begun, name="practice_begun"),
    path("calls/mine/<str:key>/", public.own, name="own_practice"),
    path("calls/<str:call_id>/", public.call, name="practice_call"),
    path("calls/<str:call_id>/offer/", public.offer, name="offer_practice"),
    path("team/calls/", team.calls, name="calls_of_team"),
    path("team/calls/new/", team.open_call, name="open_practice_call"),
    path("team/calls/<str:call_id>/", team.call, name="call_of_team"),
    path("team/calls/offered/<str:practice_id>/", team.practice, name="offered_practice"),
]
