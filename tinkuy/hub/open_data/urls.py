from django.urls import path

from . import views

app_name = "open_data"

urlpatterns = [
    path("data/", views.page, name="page"),
    path("data/datapackage.json", views.package, name="package"),
    path("data/<slug:table>.<slug:ending>", views.file, name="file"),
]
