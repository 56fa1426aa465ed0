from django.utils.translation import pgettext_lazy

from tinkuy.notices.stops.topics import Topic

QUESTION_NEWS = Topic("questions", pgettext_lazy("topic of mail", "messages about your questions"))
"""What whoever asked may say no to by itself, on their page or in the mail."""
