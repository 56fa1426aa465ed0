"""Where Django finds the models: each feature has its own. Nothing imports a model from here."""

from tinkuy.hub.contact import models as contact_models  # noqa: F401
