from django.urls import path

from . import views

urlpatterns = [
    path("findings/<str:public_id>/trail/", views.finding_trail, name="finding_trail"),
]
