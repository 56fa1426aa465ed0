"""Where Django finds the models: each feature has its own. Nothing imports a model from here."""

from tinkuy.hub.contact import models as contact_models  # noqa: F401
from tinkuy.hub.copied_entries import models as copied_entries_models  # noqa: F401
from tinkuy.hub.hub_copies import models as hub_copies_models  # noqa: F401
from tinkuy.hub.hub_reviews import models as hub_reviews_models  # noqa: F401
from tinkuy.hub.known_hubs import models as known_hubs_models  # noqa: F401
from tinkuy.hub.mirrors import models as mirrors_models  # noqa: F401
from tinkuy.hub.practice_calls import models as practice_calls_models  # noqa: F401
from tinkuy.hub.subscriptions import models as subscriptions_models  # noqa: F401
from tinkuy.hub.uses import models as uses_models  # noqa: F401
