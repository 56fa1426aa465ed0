from django.urls import path

from .views import cycle

urlpatterns = [
    path("team/cycles/new/", cycle.new_cycle, name="new_cycle"),
    path("team/c/<slug:cycle>/plan/edit/", cycle.edit_cycle, name="edit_cycle"),
]
