from django.urls import include, path

app_name = "convening"

urlpatterns = [
    path("", include("tinkuy.convening.registering.urls")),
    path("", include("tinkuy.convening.own_page.urls")),
    path("", include("tinkuy.convening.moving.urls")),
    path("", include("tinkuy.convening.call.urls")),
]
