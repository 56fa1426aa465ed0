"""1 PLAN, by many: decisions, tasks, hosts, the call for themes. What participants send to the call has no name."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

TOGETHER = {
    ("proposed", "decision"): Deed(_("%(who)s proposed decision %(label)s."), Thing.TOGETHER),
    ("recorded", "decision"): Deed(_("%(who)s recorded decision %(label)s of a session."), Thing.TOGETHER),
    ("withdrew", "decision"): Deed(_("%(who)s withdrew decision %(label)s."), Thing.TOGETHER),
    ("closed", "decision"): Deed(_("Decision %(label)s was closed by its rule."), Thing.TOGETHER),
    ("answered", "decisionvoice"): Deed(_("%(who)s gave the answer of a country to a decision."), Thing.TOGETHER),
    ("offered a resolution to", "decisionvoice"): Deed(_("%(who)s offered to resolve an objection."), Thing.TOGETHER),
    ("accepted the resolution of", "decisionvoice"): Deed(
        _("%(who)s accepted how an objection is resolved."), Thing.TOGETHER
    ),
    ("added", "task"): Deed(
        _("%(who)s added the task “%(title)s”."),
        Thing.TOGETHER,
        gone=_("%(who)s added a task that was removed since."),
    ),
    ("edited", "task"): Deed(
        _("%(who)s changed the task “%(title)s”."),
        Thing.TOGETHER,
        gone=_("%(who)s changed a task that was removed since."),
    ),
    ("did", "task"): Deed(
        _("%(who)s said that the task “%(title)s” is done."),
        Thing.TOGETHER,
        gone=_("%(who)s said of a task that was removed since that it is done."),
    ),
    ("reopened", "task"): Deed(
        _("%(who)s opened the task “%(title)s” again."),
        Thing.TOGETHER,
        gone=_("%(who)s opened a task again that was removed since."),
    ),
    ("removed", "task"): Deed(_("%(who)s removed a task."), Thing.TOGETHER),
    ("chose the host of", "webinar"): Deed(_("%(who)s chose who hosts session %(place)s."), Thing.TOGETHER),
    ("opened the call of", "cycle"): Deed(_("%(who)s opened the call for themes."), Thing.TOGETHER),
    ("closed the call of", "cycle"): Deed(_("%(who)s closed the call for themes."), Thing.TOGETHER),
    ("showed", "proposal"): Deed(_("%(who)s showed a proposal of the call."), Thing.TOGETHER),
    ("accepted", "proposal"): Deed(_("%(who)s accepted a proposal of the call."), Thing.TOGETHER),
    ("declined", "proposal"): Deed(_("%(who)s declined a proposal of the call."), Thing.TOGETHER),
    ("voted on", "proposalvote"): Deed(_("%(who)s gave the vote of a country in the call."), Thing.TOGETHER),
    ("showed", "proposalcomment"): Deed(_("%(who)s showed a comment of the call."), Thing.TOGETHER),
    ("hid", "proposalcomment"): Deed(_("%(who)s hid a comment of the call."), Thing.TOGETHER),
    ("proposed", "proposal"): Deed(_("Somebody proposed something in the call."), Thing.TOGETHER, nameless=True),
    ("withdrew", "proposal"): Deed(_("Somebody withdrew a proposal."), Thing.TOGETHER, nameless=True),
    ("commented", "proposalcomment"): Deed(_("Somebody commented on a proposal."), Thing.TOGETHER, nameless=True),
}
