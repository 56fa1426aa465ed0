from django.urls import path

from . import views

urlpatterns = [
    path("systematisation/", views.systematisation_plan, name="systematisation_plan"),
    path("systematisation/dates/", views.add_milestone, name="add_milestone"),
    path("systematisation/dates/remove/", views.remove_milestone, name="remove_milestone"),
]
