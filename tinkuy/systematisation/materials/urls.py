from django.urls import path

from .views import handing_out, team

WORK = "team/c/<slug:cycle>/systematise/"
SESSION = f"{WORK}s/<int:n>/"
MATERIAL = f"{WORK}materials/<str:material>/"

urlpatterns = [
    path(f"{SESSION}materials/", team.materials, name="materials"),
    path(f"{SESSION}materials/add/<str:what>/", team.add, name="add_material"),
    path(f"{SESSION}materials/back/", team.put_back, name="put_back_material"),
    path(f"{WORK}materials/", team.due, name="materials_due"),
    path(MATERIAL, team.edit, name="edit_material"),
    path(f"{MATERIAL}remove/", team.remove, name="remove_material"),
    path("c/<slug:cycle>/materials/<str:material>/", handing_out.file, name="material_file"),
    path("me/<slug:cycle>/materials/", handing_out.of_participant, name="my_materials"),
]
