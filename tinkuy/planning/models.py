"""Every model of the app: Django finds them here, whichever feature they belong to."""

from tinkuy.planning.carried_points import models as carried_points  # noqa: F401
from tinkuy.planning.cycles.models import cycle, team_role, webinar  # noqa: F401
from tinkuy.planning.decisions import models as decisions  # noqa: F401
from tinkuy.planning.guests import models as guests  # noqa: F401
from tinkuy.planning.hooks import models as hooks  # noqa: F401
from tinkuy.planning.hub_settings import models as hub  # noqa: F401
from tinkuy.planning.systematisation_plan import models as systematisation_plan  # noqa: F401
from tinkuy.planning.tasks import models as tasks  # noqa: F401
from tinkuy.planning.team import models as team  # noqa: F401
from tinkuy.planning.themes import models as themes  # noqa: F401
