"""Where Django finds the models: each feature has its own. Nothing imports a model from here."""

from tinkuy.publication.comments import models as comments_models  # noqa: F401
from tinkuy.publication.dois import models as dois_models  # noqa: F401
from tinkuy.publication.pictures import models as pictures_models  # noqa: F401
from tinkuy.publication.records import models as records_models  # noqa: F401
from tinkuy.publication.reviews import models as reviews_models  # noqa: F401
from tinkuy.publication.search import models as search_models  # noqa: F401
from tinkuy.publication.sheets import models as sheets_models  # noqa: F401
from tinkuy.publication.translations import models as translations_models  # noqa: F401
from tinkuy.publication.versions import models as versions_models  # noqa: F401
