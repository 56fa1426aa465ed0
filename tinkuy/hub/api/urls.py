"""A route for each collection, so that the matrix and the kept pages know each by its name."""

from django.urls import path

from . import views
from .endpoints import COLLECTIONS

app_name = "api"

urlpatterns = [
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    *(path(f"api/v1/{name}", views.listing, {"collection": name}, name=f"list_{name}") for name in COLLECTIONS),
    *(
        path(f"api/v1/{name}/<str:api_key>", views.member, {"collection": name}, name=f"get_{name}")
        for name, one in COLLECTIONS.items()
        if one.one
    ),
]
