from django.urls import path

from . import views

app_name = "people"

urlpatterns = [
    path("sign-in/code/", views.enter_code, name="enter_code"),
    path("sign-in/link/<str:secret>/", views.entry_link, name="entry_link"),
    path("sign-in/as/", views.enter_as, name="enter_as"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
