from django.urls import path

from tinkuy.publication.overview import views

urlpatterns = [
    path("", views.page, name="sheet"),
]
