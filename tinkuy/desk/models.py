"""Where Django finds the models: each feature has its own. Nothing imports a model from here."""

from tinkuy.desk.ledger import models as ledger_models  # noqa: F401
