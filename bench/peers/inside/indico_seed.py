"""Run by Indico's own Python: a public event with one form of registering, which asks name, e-mail, country, consent.

Without what it asks of guests by default beside these: a picture to type letters from, and whether one is listed.
"""

import datetime as dt

from indico.core.db import db
from indico.modules.categories.models.categories import Category
from indico.modules.events.features.util import set_feature_enabled
from indico.modules.events.models.events import Event, EventType
from indico.modules.events.registration.models.form_fields import RegistrationFormField, RegistrationFormFieldData
from indico.modules.events.registration.models.forms import RegistrationForm
from indico.modules.events.registration.models.items import PersonalDataType, RegistrationFormSection
from indico.modules.events.registration.models.registrations import PublishRegistrationsMode
from indico.modules.events.registration.util import create_personal_data_fields
from indico.modules.users import User
from indico.web.flask.app import make_app

ASKED = (
    PersonalDataType.first_name,
    PersonalDataType.last_name,
    PersonalDataType.email,
    PersonalDataType.country,
)


def event():
    now = dt.datetime.now(dt.UTC)
    start = now + dt.timedelta(days=10)
    made = Event(
        category=Category.get_root(),
        type_=EventType.conference,
        title="Ciclo de webinarios",
        start_dt=start,
        end_dt=start + dt.timedelta(days=28),
        timezone="America/Bogota",
        creator=User.get_system_user(),
    )
    db.session.add(made)
    db.session.flush()
    set_feature_enabled(made, "registration", True)
    form = RegistrationForm(
        event=made,
        title="Inscripción",
        currency="USD",
        start_dt=now - dt.timedelta(hours=1),
        require_captcha=False,
        publish_registrations_participants=PublishRegistrationsMode.hide_all,
        publish_registrations_public=PublishRegistrationsMode.hide_all,
    )
    create_personal_data_fields(form)
    for field in form.sections[0].fields:
        field.is_enabled = field.personal_data_type in ASKED
        field.is_required = field.is_required or field.personal_data_type == PersonalDataType.country
    db.session.add(form)
    _consent(form)
    db.session.commit()


def _consent(form):
    section = RegistrationFormSection(registration_form=form, title="Permiso")
    consent = RegistrationFormField(
        registration_form=form, title="Acepto el uso de mis datos", input_type="checkbox", is_required=True
    )
    consent.data, versioned = consent.field_impl.process_field_data({})
    consent.current_data = RegistrationFormFieldData(versioned_data=versioned)
    section.children.append(consent)


application = make_app()
with application.app_context(), application.test_request_context():
    event()
