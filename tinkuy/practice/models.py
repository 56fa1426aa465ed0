"""Where Django finds the models: each feature has its own. Nothing imports a model from here."""

from tinkuy.practice.adoptions import models as adoptions_models  # noqa: F401
from tinkuy.practice.check_ins import models as check_ins_models  # noqa: F401
from tinkuy.practice.country_reports import models as country_reports_models  # noqa: F401
from tinkuy.practice.key_actions import models as key_actions_models  # noqa: F401
from tinkuy.practice.outcomes import models as outcomes_models  # noqa: F401
from tinkuy.practice.responses import models as responses_models  # noqa: F401
from tinkuy.practice.support import models as support_models  # noqa: F401
from tinkuy.practice.verification import models as verification_models  # noqa: F401
from tinkuy.practice.visibility import models as visibility_models  # noqa: F401
from tinkuy.practice.visits import models as visits_models  # noqa: F401
