from django.urls import path

from . import views

app_name = "cards"

urlpatterns = [
    path("hub/<slug:slug>/card/", views.sheet, name="sheet"),
    path("c/<slug:cycle>/card/", views.cycle, name="cycle"),
    path("recommendations/<str:public_id>/card/", views.recommendation, name="recommendation"),
]
