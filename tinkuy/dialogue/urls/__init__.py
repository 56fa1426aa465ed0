"""Addresses of the live dialogue: the room of those who take part, and the desks of those who run it."""

from .room import urlpatterns as room
from .running import urlpatterns as running

app_name = "dialogue"

urlpatterns = [*room, *running]
