from django.urls import path

from tinkuy.dialogue.floor.addresses import CONSOLE

from . import views

urlpatterns = [path(f"{CONSOLE}close/", views.close_floor, name="close_floor")]
