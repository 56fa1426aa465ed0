from django.urls import path

from . import views

HOOK = "team/c/<slug:cycle>/plan/hooks/<int:number>/"

urlpatterns = [
    path(f"{HOOK}settle/", views.settle_hook, name="settle_hook"),
    path(f"{HOOK}pass-on/", views.pass_hook_on, name="pass_hook_on"),
]
