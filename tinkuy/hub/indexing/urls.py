"""Addresses without a language: what stands there is the same for all."""

from django.urls import path

from . import views

app_name = "indexing"

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.index, name="index"),
    path("sitemaps/<slug:sitemap>.xml", views.sitemap, name="sitemap"),
]
