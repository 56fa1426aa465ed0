from django.urls import path

from .views import name, roles

urlpatterns = [
    path("", roles.page, name="hub_team"),
    path("name/", name.page, name="hub_words"),
    path("take/", roles.take, name="take_hub_role"),
    path("give-back/", roles.give_back, name="give_back_hub_role"),
]
