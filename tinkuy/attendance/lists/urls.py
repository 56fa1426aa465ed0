from django.urls import path

from tinkuy.attendance.lists.views import exports, needs

urlpatterns = [
    path("team/c/<slug:cycle>/attendance/needs/", needs.page, name="needs"),
    path("team/c/<slug:cycle>/attendance/lists/addresses/", exports.addresses, name="take_addresses"),
    path("team/c/<slug:cycle>/attendance/lists/<str:kind>/", exports.export, name="export_list"),
]
