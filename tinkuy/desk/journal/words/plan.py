"""1 PLAN: the cycle, its sessions, agendas, threads and team."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

PLAN = {
    ("created", "cycle"): Deed(_("%(who)s started the cycle."), Thing.CYCLE),
    ("edited", "cycle"): Deed(_("%(who)s changed the cycle."), Thing.CYCLE),
    ("advanced", "cycle"): Deed(_("%(who)s took the cycle to the state “%(state)s”."), Thing.CYCLE),
    ("took back the start of", "cycle"): Deed(_("%(who)s took the cycle back to announced."), Thing.CYCLE),
    ("went on without a focal point in", "cycle"): Deed(
        _("%(who)s said why the cycle goes on without a focal point %(of_country)s."), Thing.CYCLE
    ),
    ("awaited a focal point in", "cycle"): Deed(
        _("%(who)s took back why the cycle goes on without a focal point %(of_country)s."), Thing.CYCLE
    ),
    ("added", "webinar"): Deed(_("%(who)s added session %(place)s."), Thing.SESSIONS),
    ("edited", "webinar"): Deed(_("%(who)s changed session %(place)s."), Thing.SESSIONS),
    ("started", "webinar"): Deed(_("%(who)s began session %(place)s."), Thing.SESSIONS),
    ("held", "webinar"): Deed(_("%(who)s said that session %(place)s was held."), Thing.SESSIONS),
    ("corrected the hours of", "webinar"): Deed(
        _("%(who)s corrected when session %(place)s really began and ended."), Thing.SESSIONS
    ),
    ("took back the hours of", "webinar"): Deed(
        _("%(who)s took back the correction of the hours of session %(place)s."), Thing.SESSIONS
    ),
    ("summarised", "webinar"): Deed(_("%(who)s wrote the summary of session %(place)s."), Thing.SESSIONS),
    ("changed state", "webinar"): Deed(
        _("%(who)s took session %(place)s to the state “%(state)s”."), Thing.SESSIONS
    ),
    ("added", "segment"): Deed(_("%(who)s added “%(title)s” to the agenda of session %(place)s."), Thing.AGENDA),
    ("edited", "segment"): Deed(_("%(who)s changed “%(title)s” in the agenda of session %(place)s."), Thing.AGENDA),
    ("removed", "segment"): Deed(_("%(who)s took “%(title)s” out of an agenda."), Thing.AGENDA),
    ("moved", "segment"): Deed(_("%(who)s moved “%(title)s” in the agenda of session %(place)s."), Thing.AGENDA),
    ("planned", "hook"): Deed(_("%(who)s planned thread %(label)s."), Thing.THREADS),
    ("planted", "hook"): Deed(_("%(who)s said that thread %(label)s was left open."), Thing.THREADS),
    ("resolved", "hook"): Deed(_("%(who)s said that thread %(label)s was picked up."), Thing.THREADS),
    ("restored", "hook"): Deed(_("%(who)s put thread %(label)s back as it stood."), Thing.THREADS),
    ("dropped", "hook"): Deed(_("%(who)s closed thread %(label)s without it being picked up."), Thing.THREADS),
    ("edited", "hook"): Deed(_("%(who)s changed thread %(label)s."), Thing.THREADS),
    ("passed on", "hook"): Deed(_("%(who)s passed thread %(label)s on."), Thing.THREADS),
    ("settled", "hook"): Deed(_("%(who)s settled thread %(label)s by an agreement."), Thing.THREADS),
    ("moved", "webinar"): Deed(_("%(who)s moved session %(place)s."), Thing.SESSIONS),
    ("postponed", "webinar"): Deed(_("%(who)s postponed session %(place)s."), Thing.SESSIONS),
    ("restored", "webinar"): Deed(_("%(who)s gave session %(place)s a date again."), Thing.SESSIONS),
    ("cancelled", "webinar"): Deed(_("%(who)s cancelled session %(place)s."), Thing.SESSIONS),
    ("started agenda", "webinar"): Deed(_("%(who)s began the agenda of session %(place)s."), Thing.AGENDA),
    ("copied agenda", "webinar"): Deed(_("%(who)s copied an agenda into session %(place)s."), Thing.AGENDA),
    ("reordered", "webinar"): Deed(_("%(who)s put the agenda of session %(place)s in another order."), Thing.AGENDA),
    ("cloned", "cycle"): Deed(_("%(who)s made the cycle from another one."), Thing.CYCLE),
    ("began the next cycle of", "cycle"): Deed(_("%(who)s began the next cycle."), Thing.CYCLE),
    ("took over points in", "cycle"): Deed(
        _("%(who)s decided what the cycle takes over from the former one."), Thing.CYCLE
    ),
    ("added", "theme"): Deed(_("%(who)s added the theme “%(title)s”."), Thing.CYCLE),
    ("renamed", "theme"): Deed(_("%(who)s renamed a theme."), Thing.CYCLE),
    ("removed", "theme"): Deed(_("%(who)s removed the theme “%(title)s”."), Thing.CYCLE),
    ("planned systematisation", "systematisationplan"): Deed(
        _("%(who)s wrote the plan of systematisation."), Thing.CYCLE
    ),
    ("added", "milestone"): Deed(_("%(who)s added the date “%(title)s” to the systematisation."), Thing.CYCLE),
    ("removed", "milestone"): Deed(_("%(who)s took the date “%(title)s” from the systematisation."), Thing.CYCLE),
    ("gave role", "teamrole"): Deed(
        _("%(who)s gave the role “%(role)s” to %(person)s."),
        Thing.TEAM,
        gone=_("%(who)s gave the role “%(role)s” to somebody who does not have it any more."),
    ),
    ("invited again", "teamrole"): Deed(
        _("%(who)s sent the invitation to %(person)s again."),
        Thing.TEAM,
        gone=_("%(who)s sent an invitation again that is no longer valid."),
    ),
    ("corrected address", "teamrole"): Deed(
        _("%(who)s corrected the e-mail of %(person)s."),
        Thing.TEAM,
        gone=_("%(who)s corrected the e-mail of an invitation that is no longer valid."),
    ),
    ("took up role", "teamrole"): Deed(
        _("%(who)s entered the cycle for the first time, in the role “%(role)s”."), Thing.TEAM
    ),
    ("invitation ended", "teamrole"): Deed(
        _("An invitation in the role “%(role)s” ended, since nobody entered by it."), Thing.TEAM
    ),
    ("handed over duties", "cycle"): Deed(
        _("%(who)s handed over what waited on somebody: %(count)s."), Thing.TEAM
    ),
    ("took role", "teamrole"): Deed(_("%(who)s took the role “%(role)s” back."), Thing.TEAM),
    ("agreed to be shown", "teamrole"): Deed(_("%(who)s agreed to be shown in public."), Thing.TEAM),
    ("withdrew from being shown", "teamrole"): Deed(_("%(who)s is no longer shown in public."), Thing.TEAM),
    ("made account", "person"): Deed(_("%(who)s made an account of the team."), Thing.TEAM),
    ("invitation ended", "person"): Deed(
        _("An invitation in the role “%(role)s” over the hub ended, since nobody entered by it."), Thing.TEAM
    ),
    ("trusted the clock", "clockmark"): Deed(_("%(who)s said that the machine's clock is right."), Thing.TEAM),
    ("allowed an erasure", "clockrun"): Deed(
        _("%(who)s agreed to the erasure of %(count)s rows that was not announced."), Thing.TEAM
    ),
    ("gave hub role", "person"): Deed(_("%(who)s gave the role “%(role)s” over the hub."), Thing.TEAM),
    ("named the hub", "hubwords"): Deed(_("%(who)s wrote what the hub calls itself."), Thing.TEAM),
    ("asked for reviewers of another institution", "hubwords"): Deed(
        _("%(who)s chose that sheets are reviewed from another institution than their authors'."), Thing.TEAM
    ),
    ("asked for reviewers of another office", "hubwords"): Deed(
        _("%(who)s chose that sheets may be reviewed from an office of the same institution in another country."),
        Thing.TEAM,
    ),
    ("closed account", "person"): Deed(_("%(who)s closed an account."), Thing.TEAM),
    ("described themselves", "person"): Deed(_("%(who)s changed what their account says of them."), Thing.TEAM),
    ("created institution", "organisation"): Deed(_("%(who)s added an institution to the directory."), Thing.TEAM),
    ("corrected institution", "organisation"): Deed(
        _("%(who)s corrected an institution of the directory."), Thing.TEAM
    ),
    ("merged institutions", "organisation"): Deed(_("%(who)s made two institutions one."), Thing.TEAM),
    ("took hub role", "person"): Deed(_("%(who)s took the role “%(role)s” over the hub back."), Thing.TEAM),
}  # fmt: skip


GUESTS = {
    ("added", "guest"): Deed(_("%(who)s added a speaker or counterpart."), Thing.GUESTS),
    ("edited", "guest"): Deed(_("%(who)s changed a speaker or counterpart."), Thing.GUESTS),
    ("removed", "guest"): Deed(_("%(who)s removed a speaker or counterpart."), Thing.GUESTS),
    ("sent the link", "guest"): Deed(_("%(who)s sent a guest the link to their page."), Thing.GUESTS),
    ("filed consents on paper", "guest"): Deed(_("%(who)s filed a guest's consents on paper."), Thing.GUESTS),
    ("ended a consent", "guest"): Deed(_("%(who)s ended a consent of a guest."), Thing.GUESTS),
    ("changed consents", "guest"): Deed(_("A guest changed what they agree to."), Thing.GUESTS, nameless=True),
    ("corrected their data", "guest"): Deed(_("A guest corrected their data."), Thing.GUESTS, nameless=True),
    ("wrote the biography", "guest"): Deed(
        _("%(who)s wrote the biography of a guest, by their consent on paper."), Thing.GUESTS
    ),
    ("put a photo", "guest"): Deed(_("A photo of a guest was put in."), Thing.GUESTS, nameless=True),
    ("removed the photo", "guest"): Deed(_("A photo of a guest was removed."), Thing.GUESTS, nameless=True),
    ("opened", "guestdevice"): Deed(_("A guest opened their page on a device."), Thing.GUESTS, nameless=True),
    ("closed a device", "guest"): Deed(_("A guest closed their page on a device."), Thing.GUESTS, nameless=True),
    ("withdrew", "guest"): Deed(_("A guest withdrew."), Thing.GUESTS, nameless=True),
}


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
