from django.urls import path

from . import views

HOOK = "hooks/<int:number>/"

urlpatterns = [
    path("hooks/new/", views.new_hook, name="new_hook"),
    path(HOOK, views.hook, name="hook"),
    path(f"{HOOK}plant/", views.plant, name="plant_hook"),
    path(f"{HOOK}resolve/", views.resolve, name="resolve_hook"),
    path(f"{HOOK}drop/", views.drop, name="drop_hook"),
]
