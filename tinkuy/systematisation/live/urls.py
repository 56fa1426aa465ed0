from django.urls import path

from . import views

SESSION = "s/<int:n>/"

urlpatterns = [
    path(f"{SESSION}live/", views.live, name="live"),
    path(f"{SESSION}live/<str:source>/<str:public_id>/cite/", views.cite, name="cite"),
]
