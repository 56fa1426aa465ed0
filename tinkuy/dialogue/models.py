"""Every model of the app: Django finds them here, whichever feature they belong to."""

from tinkuy.dialogue.agreements import models as agreements  # noqa: F401
from tinkuy.dialogue.floor import models as floor  # noqa: F401
from tinkuy.dialogue.notes import models as notes  # noqa: F401
from tinkuy.dialogue.polls import models as polls  # noqa: F401
from tinkuy.dialogue.pulse import models as pulse  # noqa: F401
from tinkuy.dialogue.questions import models as questions  # noqa: F401
from tinkuy.dialogue.ratings import models as ratings  # noqa: F401
