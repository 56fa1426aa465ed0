"""The addresses of the feature, below those of the hub."""

from django.urls import path

from . import views

urlpatterns = [
    path("write/", views.to_hub, name="write"),
    path("write/sent/", views.sent, name="enquiry_sent"),
    path("write/mine/<str:key>/", views.own, name="own_enquiry"),
    path("c/<slug:cycle>/write/", views.to_cycle, name="write_to_cycle"),
    path("focal-points/<str:person>/write/", views.to_focal_point, name="write_to_focal_point"),
    path("team/enquiries/", views.enquiries, name="enquiries"),
    path("team/enquiries/<str:enquiry_id>/", views.enquiry, name="enquiry"),
]
