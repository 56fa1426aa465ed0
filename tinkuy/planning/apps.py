from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tinkuy.planning"

    def ready(self) -> None:
        from tinkuy.core.file_folders import register_file_folder
        from tinkuy.core.periodic import every
        from tinkuy.notices.discretion import discretion_by
        from tinkuy.notices.letterhead import letterheads_by
        from tinkuy.notices.stops.topics import mark_requested
        from tinkuy.notices.templatetags.mail_moments import moments_by
        from tinkuy.own_pages.pages import register_pages
        from tinkuy.planning.carried_points.sources import register_source
        from tinkuy.planning.carried_points.threads import THREADS
        from tinkuy.planning.cycles.actions.cycle import sweep_keys
        from tinkuy.planning.decisions.actions.voices import close_due_decisions
        from tinkuy.planning.decisions.reminders import remind_of_decisions
        from tinkuy.planning.guests.actions.erasing import erase_guests, forget_guests_lately
        from tinkuy.planning.guests.institution_uses import GUESTS_OF_INSTITUTIONS
        from tinkuy.planning.guests.pages import GUEST_PAGES
        from tinkuy.planning.guests.photos import PHOTOS
        from tinkuy.planning.hours import moment_with_year
        from tinkuy.planning.hub_settings.letterhead import discretion_of, letterhead_of
        from tinkuy.planning.institutions.uses import ACCOUNTS_OF_INSTITUTIONS, register_use
        from tinkuy.planning.tasks.reminders import remind_of_tasks
        from tinkuy.planning.team.startup import register_team

        from .erasing_again import register_replays

        letterheads_by(letterhead_of)
        discretion_by(discretion_of)
        moments_by(moment_with_year)
        mark_requested("guest-link")
        every(sweep_keys, hours=24)
        register_replays()
        register_file_folder(PHOTOS)
        every(erase_guests, hours=1)
        every(forget_guests_lately, hours=1)
        every(close_due_decisions, minutes=10)
        every(remind_of_decisions, hours=1)
        every(remind_of_tasks, hours=1)
        register_pages(GUEST_PAGES)
        register_use(ACCOUNTS_OF_INSTITUTIONS)
        register_use(GUESTS_OF_INSTITUTIONS)
        register_source(THREADS)
        register_team()
        label_mails()


def label_mails() -> None:
    """What the buttons of this app's mails say that they do."""
    from tinkuy.notices.buttons import ANSWER, OPEN_MY_PAGE, SEE_TASKS, SEE_WHAT_WAITS, SIGN_IN, label_buttons

    label_buttons(ANSWER, "decision-closes", "decision-proposed")
    label_buttons(OPEN_MY_PAGE, "guest-code", "guest-link")
    label_buttons(SEE_TASKS, "task-due")
    label_buttons(SEE_WHAT_WAITS, "duties-received")
    label_buttons(SIGN_IN, "hub-invitation", "role-given-back", "team-invitation")
    label_buttons((), "role-taken")
