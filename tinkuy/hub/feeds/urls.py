from django.urls import path

from . import views

app_name = "feeds"

urlpatterns = [
    path("feeds/sheets.atom", views.sheets, name="sheets"),
    path("feeds/opensearch.xml", views.open_search, name="open_search"),
]
