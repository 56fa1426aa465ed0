from django.urls import path

from . import views

app_name = "manual"

urlpatterns = [
    path("manual/", views.index, name="index"),
    path("manual/<slug:section>/<slug:topic>/", views.page, name="page"),
]
