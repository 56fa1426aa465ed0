from django.urls import path

from .views import life, page

urlpatterns = [
    path("", page.plan, name="plan"),
    path("advance/", life.advance, name="advance"),
    path("advance/back/", life.take_back_start, name="take_back_start"),
    path("focal-points/without/", life.go_on_without, name="go_on_without"),
    path("focal-points/without/back/", life.await_focal_point, name="await_focal_point"),
]
