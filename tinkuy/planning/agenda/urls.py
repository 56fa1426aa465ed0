from django.urls import path

from . import views

AGENDA = "sessions/<int:n>/agenda/"
PART = f"{AGENDA}<int:place>/"

urlpatterns = [
    path(AGENDA, views.agenda, name="agenda"),
    path(f"{AGENDA}order/", views.order_agenda, name="order_agenda"),
    path(f"{AGENDA}fill/", views.fill_agenda, name="fill_agenda"),
    path(PART, views.segment, name="segment"),
    path(f"{PART}move/", views.move_segment, name="move_segment"),
    path(f"{PART}remove/", views.remove_segment, name="remove_segment"),
]
