from django.urls import path

from tinkuy.dialogue.floor.addresses import CONSOLE

from . import views

HOOK = f"{CONSOLE}hooks/<int:number>/"

urlpatterns = [
    path(f"{HOOK}pick-up/", views.pick_up_hook, name="pick_up_hook"),
    path(f"{HOOK}leave-open/", views.leave_hook_open, name="leave_hook_open"),
]
