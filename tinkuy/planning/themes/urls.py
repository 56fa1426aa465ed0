from django.urls import path

from . import views

urlpatterns = [
    path("themes/", views.themes, name="themes"),
    path("themes/<int:place>/", views.theme, name="theme"),
    path("themes/<int:place>/remove/", views.remove_theme, name="remove_theme"),
]
