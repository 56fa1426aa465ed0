"""Every model of the app: Django finds them here, whichever feature they belong to."""

from tinkuy.convening.calendar_addresses import models as calendar_addresses  # noqa: F401
from tinkuy.convening.call_for_proposals import models as call  # noqa: F401
from tinkuy.convening.custom_questions import models as custom_questions  # noqa: F401
from tinkuy.convening.invitations import models as invitations  # noqa: F401
from tinkuy.convening.message_texts import models as message_texts  # noqa: F401
from tinkuy.convening.registrations import models as registrations  # noqa: F401
from tinkuy.convening.reminders import models as reminders  # noqa: F401
