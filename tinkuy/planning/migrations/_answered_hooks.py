"""Ties rows of sessions that were held before each row knew the thread it answers."""

from django.apps.registry import Apps


def tie_rows(apps: Apps, app: str, model: str, moment: str, per_second: int = 1) -> None:
    """By session: from the second at which it picked a thread up to the next one, all answers that thread."""
    picked_up = apps.get_model("planning", "Hook")._base_manager.filter(
        state="resolved", target__isnull=False, resolved_second__isnull=False
    )
    rows = apps.get_model(app, model)._base_manager
    for hook in picked_up.order_by("target_id", "resolved_second", "number"):
        since = {f"{moment}__gte": hook.resolved_second * per_second}
        rows.filter(webinar_id=hook.target_id, **since).update(hook_id=hook.pk)
