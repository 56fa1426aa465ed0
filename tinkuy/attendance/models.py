"""Every model of the app: Django finds them here, whichever feature they belong to."""

from tinkuy.attendance.certificates import models as certificates  # noqa: F401
from tinkuy.attendance.columns import models as columns  # noqa: F401
from tinkuy.attendance.hiding_decisions import models as hiding_decisions  # noqa: F401
from tinkuy.attendance.matching import models as matching  # noqa: F401
from tinkuy.attendance.presences import models as presences  # noqa: F401
from tinkuy.attendance.public_persons import models as public_persons  # noqa: F401
from tinkuy.attendance.warnings import models as warnings  # noqa: F401
