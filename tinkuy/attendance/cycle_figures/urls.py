from django.urls import path

from . import views

urlpatterns = [
    path("team/c/<slug:cycle>/attendance/figures/", views.page, name="figures"),
]
