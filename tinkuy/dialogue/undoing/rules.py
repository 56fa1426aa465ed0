"""How each deed at a session is said in a sentence, and which of them can be undone."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.journal.models import Entry

Deed = tuple[str, str]

UNDONE_AS_IT_STOOD: Mapping[Deed, str | Promise] = {
    ("approved", "question"): _("%(who)s approved the question %(what)s."),
    ("held", "question"): _("%(who)s held the question %(what)s."),
    ("declined", "question"): _("%(who)s gave back the question %(what)s."),
    ("pinned", "question"): _("%(who)s pinned the question %(what)s."),
    ("unpinned", "question"): _("%(who)s unpinned the question %(what)s."),
    ("answered", "question"): _("%(who)s marked as answered the question %(what)s."),
    ("reopened", "question"): _("%(who)s opened again the question %(what)s."),
    ("deferred", "question"): _("%(who)s left for later the question %(what)s."),
    ("promised an answer to", "question"): _("%(who)s noted who answers in writing the question %(what)s."),
    ("took back the promise of", "question"): _("%(who)s noted that nobody promised to answer the question %(what)s."),
}
"""Decisions on a question: undone, it stands as it stood before."""

UNDONE_OTHERWISE: Mapping[Deed, str | Promise] = {
    ("merged", "question"): _("%(who)s joined to another one the question %(what)s."),
    ("separated", "question"): _("%(who)s took out again the joined question %(what)s."),
    ("put on screen", "floor"): _("%(who)s put on screen: %(what)s."),
    ("opened to questions", "floor"): _("%(who)s let the room ask questions again."),
    ("closed to questions", "floor"): _("%(who)s stopped taking questions."),
    ("extended", "floor"): _("%(who)s gave this part %(what)s more minutes."),
    ("entered", "segment"): _("%(who)s went on to %(what)s."),
    ("opened", "poll"): _("%(who)s opened the poll %(what)s."),
    ("caught", "agreement"): _("%(who)s wrote down the agreement %(what)s."),
    ("revealed", "poll"): _("%(who)s showed everyone the result of the poll %(what)s."),
    ("hid the result of", "poll"): _("%(who)s hid the result of the poll %(what)s."),
    ("drafted", "poll"): _("%(who)s prepared the poll %(what)s."),
    ("planted", "hook"): _("%(who)s left open the thread %(what)s."),
    ("resolved", "hook"): _("%(who)s marked as picked up the thread %(what)s."),
}

FOR_GOOD: Mapping[Deed, str | Promise] = {
    ("redacted", "question"): _("%(who)s published with other words the question %(what)s."),
    ("reworded the answer to", "question"): _("%(who)s changed the answer to the question %(what)s."),
    ("restored", "question"): _("%(who)s put back the question %(what)s."),
    ("took back", "agreement"): _("%(who)s took back an agreement."),
    ("shortened", "floor"): _("%(who)s took %(what)s minutes back."),
    ("restored", "hook"): _("%(who)s put back the thread %(what)s."),
    ("removed", "poll"): _("%(who)s removed a poll that was prepared."),
    ("closed", "poll"): _(
        "%(who)s closed the poll %(what)s. Its votes belong to nobody any more: it cannot be opened again."
    ),
    ("took back", "poll"): _("%(who)s put back among those prepared the poll %(what)s."),
}
"""Deeds that undo another one, and those of which nothing is kept that could bring back what was."""

SENTENCES: Mapping[Deed, str | Promise] = {**UNDONE_AS_IT_STOOD, **UNDONE_OTHERWISE, **FOR_GOOD}


def may_be_undone(entry: Entry) -> bool:
    """Whether it is a deed of its own, and the trail holds what it takes to undo it."""
    deed = (entry.deed, entry.subject)
    if "undoes" in entry.details or deed in FOR_GOOD:
        return False
    return deed in UNDONE_OTHERWISE or (deed in UNDONE_AS_IT_STOOD and "before" in entry.details)
