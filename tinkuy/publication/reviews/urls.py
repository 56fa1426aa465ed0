from django.urls import path

from tinkuy.publication.reviews import views

urlpatterns = [
    path("submit/", views.submit, name="submit"),
    path("review/", views.review, name="review"),
]
