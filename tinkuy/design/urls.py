from django.urls import path

from . import views

app_name = "design"

urlpatterns = [path("design/", views.system, name="system")]
