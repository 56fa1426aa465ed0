from django.urls import path

from tinkuy.publication.sheets import views

urlpatterns = [
    path("start/", views.start, name="start"),
    path("preview/<slug:language>/", views.preview, name="preview"),
    path("edit/<slug:language>/", views.edit, name="edit"),
    path("edit/<slug:language>/refresh/", views.refresh, name="refresh"),
]
