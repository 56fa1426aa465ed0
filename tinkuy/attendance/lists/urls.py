from django.urls import path

from tinkuy.attendance.lists import views

urlpatterns = [
    path("team/c/<slug:cycle>/attendance/needs/", views.needs, name="needs"),
    path("team/c/<slug:cycle>/attendance/lists/addresses/", views.addresses, name="take_addresses"),
    path("team/c/<slug:cycle>/attendance/lists/<str:kind>/", views.export, name="export_list"),
]
