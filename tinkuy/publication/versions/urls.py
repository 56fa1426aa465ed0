from django.urls import path

from tinkuy.publication.versions import views

SHEET = "team/c/<slug:cycle>/sheet/"

urlpatterns = [
    path("team/sheets/", views.waiting, name="waiting"),
    path(SHEET + "document/", views.document, name="document"),
    path(SHEET + "approve/", views.approve, name="approve"),
    path(SHEET + "publish/", views.publish, name="publish"),
    path(SHEET + "retire/", views.retire, name="retire"),
]
