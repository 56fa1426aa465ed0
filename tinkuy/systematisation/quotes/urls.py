from django.urls import path

from .views import counts, quotes

EXCERPT = "quotes/<str:public_id>/"

urlpatterns = [
    path("counts/", counts.counts, name="counts"),
    path("counts.<str:ending>", counts.counts_file, name="counts_file"),
    path("quotes/", quotes.excerpts, name="excerpts"),
    path(EXCERPT, quotes.excerpt, name="excerpt"),
]
