"""The pages of the feature, below those of the hub."""

from django.urls import path

from .views import public, team

urlpatterns = [
    path("team/hub-reviews/", team.reviews, name="hub_reviews"),
    path("team/hub-reviews/<str:review_id>/", team.review, name="hub_review"),
    path("hub-reviews/<str:review_id>/", public.page, name="given_review"),
]
