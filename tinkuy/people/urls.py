from django.urls import path

from tinkuy.people.views.confirm import confirm
from tinkuy.people.views.entering import (
    ask_provider,
    enter_as,
    enter_code,
    enter_passkey,
    enter_password,
    entry_link,
    sign_out,
)
from tinkuy.people.views.opening import second_step
from tinkuy.people.views.security import (
    add_passkey,
    begin_code_app,
    confirm_code_app,
    end_other_sessions,
    end_session,
    make_recovery_codes,
    remove_code_app,
    remove_passkey,
    remove_password,
    rename_passkey,
    security,
    set_password,
)

app_name = "people"

SECURITY = "team/security/"

urlpatterns = [
    path("sign-in/code/", enter_code, name="enter_code"),
    path("sign-in/password/", enter_password, name="enter_password"),
    path("sign-in/passkey/", enter_passkey, name="enter_passkey"),
    path("sign-in/second/", second_step, name="second_step"),
    path("sign-in/again/", confirm, name="confirm"),
    path("sign-in/provider/", ask_provider, name="ask_provider"),
    path("sign-in/link/<str:secret>/", entry_link, name="entry_link"),
    path("sign-in/as/", enter_as, name="enter_as"),
    path("sign-out/", sign_out, name="sign_out"),
    path(SECURITY, security, name="security"),
    path(f"{SECURITY}password/", set_password, name="set_password"),
    path(f"{SECURITY}password/remove/", remove_password, name="remove_password"),
    path(f"{SECURITY}passkeys/new/", add_passkey, name="add_passkey"),
    path(f"{SECURITY}passkeys/name/", rename_passkey, name="rename_passkey"),
    path(f"{SECURITY}passkeys/remove/", remove_passkey, name="remove_passkey"),
    path(f"{SECURITY}app/begin/", begin_code_app, name="begin_code_app"),
    path(f"{SECURITY}app/", confirm_code_app, name="confirm_code_app"),
    path(f"{SECURITY}app/remove/", remove_code_app, name="remove_code_app"),
    path(f"{SECURITY}recovery/", make_recovery_codes, name="make_recovery_codes"),
    path(f"{SECURITY}sessions/end/", end_session, name="end_session"),
    path(f"{SECURITY}sessions/end-others/", end_other_sessions, name="end_other_sessions"),
]
