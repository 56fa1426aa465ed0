from django.urls import path

from . import views

DOUBLE = "agreement/<str:public_id>/"

urlpatterns = [
    path("agreement/", views.double_codings, name="double_codings"),
    path("agreement/open/", views.open_one, name="open_double_coding"),
    path(DOUBLE, views.double_coding, name="double_coding"),
    path(f"{DOUBLE}code/", views.second_coding, name="second_coding"),
    path(f"{DOUBLE}finish/", views.finish, name="finish_double_coding"),
    path(f"{DOUBLE}settle/", views.settle, name="settle_difference"),
    path(f"{DOUBLE}remove/", views.remove, name="remove_double_coding"),
]
