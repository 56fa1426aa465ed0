"""What the way out of a mail about new sheets ends."""

from django.utils.translation import pgettext_lazy

from tinkuy.notices.stops.topics import Topic

from .actions import end_subscription_about

SHEETS = Topic("sheets", pgettext_lazy("topic of mail", "new sheets of the hub"), ends=end_subscription_about)
