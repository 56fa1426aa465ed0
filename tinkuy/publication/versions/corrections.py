"""What a correction changed of the version before it, field by field."""

from dataclasses import fields

from tinkuy.publication.content.sheet import WRITTEN_ELSEWHERE, SheetContent

NOT_COMPARED = (*WRITTEN_ELSEWHERE, "language", "changes", "focal_points")


def changed_fields(before: SheetContent, after: SheetContent) -> tuple[str, ...]:
    """The names of the fields that say something else, in the order of the sheet."""
    names = (field.name for field in fields(SheetContent) if field.name not in NOT_COMPARED)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
