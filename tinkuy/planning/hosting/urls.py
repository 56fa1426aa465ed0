from django.urls import path

from . import views

urlpatterns = [
    path("hosting/", views.page, name="hosting"),
    path("hosting/<int:n>/", views.choose, name="choose_host"),
]
