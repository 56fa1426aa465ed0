"""Uploads of the cycle in scope, and what rests on rows that one of them brought."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import QuerySet

from .models import Upload

UPLOADS_SHOWN = 20


def uploads_of(kind: str) -> QuerySet[Upload]:
    """Of one kind, the newest first, without their bytes."""
    found: QuerySet[Upload] = Upload.objects.filter(kind=kind).select_related("cycle", "made_by", "webinar")
    return found.defer("sealed_file", "sealed_shown", "sealed_former")


def latest_uploads(kind: str) -> QuerySet[Upload]:
    """Those that the page for the next one lists."""
    return uploads_of(kind)[:UPLOADS_SHOWN]


def rests_on(rows: QuerySet[Any], *, besides: Collection[type[models.Model]]) -> bool:
    """Whether a row of any model points at one of *rows*; those of *besides* are not looked at."""
    for relation in rows.model._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if not relation.one_to_many or model in besides:
            continue
        if model._base_manager.filter(**{f"{relation.field.name}__in": rows}).exists():
            return True
    return False
