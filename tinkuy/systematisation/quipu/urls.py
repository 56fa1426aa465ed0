from django.urls import path

from . import views

urlpatterns = [
    path("quipu/", views.quipu, name="quipu"),
    path("quipu.svg", views.quipu_svg, name="quipu_svg"),
]
