from django.urls import path

from . import views

TASK = "tasks/<str:task>/"

urlpatterns = [
    path("tasks/", views.page, name="tasks"),
    path(TASK, views.edit, name="edit_task"),
    path(f"{TASK}done/", views.finish, name="finish_task"),
    path(f"{TASK}reopen/", views.reopen, name="reopen_task"),
    path(f"{TASK}remove/", views.remove, name="remove_task"),
]
