from django.urls import path

from . import views

app_name = "people"

SECURITY = "team/security/"

urlpatterns = [
    path("sign-in/code/", views.enter_code, name="enter_code"),
    path("sign-in/password/", views.enter_password, name="enter_password"),
    path("sign-in/passkey/", views.enter_passkey, name="enter_passkey"),
    path("sign-in/second/", views.second_step, name="second_step"),
    path("sign-in/again/", views.confirm, name="confirm"),
    path("sign-in/provider/", views.ask_provider, name="ask_provider"),
    path("sign-in/link/<str:secret>/", views.entry_link, name="entry_link"),
    path("sign-in/as/", views.enter_as, name="enter_as"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path(SECURITY, views.security, name="security"),
    path(f"{SECURITY}password/", views.set_password, name="set_password"),
    path(f"{SECURITY}password/remove/", views.remove_password, name="remove_password"),
    path(f"{SECURITY}passkeys/new/", views.add_passkey, name="add_passkey"),
    path(f"{SECURITY}passkeys/name/", views.rename_passkey, name="rename_passkey"),
    path(f"{SECURITY}passkeys/remove/", views.remove_passkey, name="remove_passkey"),
    path(f"{SECURITY}app/begin/", views.begin_code_app, name="begin_code_app"),
    path(f"{SECURITY}app/", views.confirm_code_app, name="confirm_code_app"),
    path(f"{SECURITY}app/remove/", views.remove_code_app, name="remove_code_app"),
    path(f"{SECURITY}recovery/", views.make_recovery_codes, name="make_recovery_codes"),
    path(f"{SECURITY}sessions/end/", views.end_session, name="end_session"),
    path(f"{SECURITY}sessions/end-others/", views.end_other_sessions, name="end_other_sessions"),
]
