from django.urls import path

from . import views

SESSION = "s/<int:n>/"

urlpatterns = [
    path(f"{SESSION}draft/<str:language>/", views.draft, name="draft"),
]
