"""Where Django finds the models: each feature has its own. Nothing imports a model from here."""

from tinkuy.systematisation.agreement import models as agreement_models  # noqa: F401
from tinkuy.systematisation.coding import models as coding_models  # noqa: F401
from tinkuy.systematisation.evidence.models import code, excerpt, finding, transcript  # noqa: F401
from tinkuy.systematisation.findings import models as findings_models  # noqa: F401
from tinkuy.systematisation.guard import models as guard_models  # noqa: F401
from tinkuy.systematisation.materials import models as materials_models  # noqa: F401
from tinkuy.systematisation.rounds import models as rounds_models  # noqa: F401
from tinkuy.systematisation.suggestions import models as suggestions_models  # noqa: F401
