"""Django's compiler, with the columns of a table and their words made once: each query made them anew, and to order its
rows took a fingerprint of each.
"""

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.expressions import Col
from django.db.models.sql import compiler
from django.db.models.sql.compiler import (  # noqa: F401  Django asks this module for all of them
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)


class SQLCompiler(compiler.SQLCompiler):
    def compile(self, node: Any) -> tuple[str, Any]:
        if type(node) is Col:
            return _words(node.alias, node.target.column), ()
        words, params = super().compile(node)
        return words, params

    def get_default_columns(
        self, select_mask: Any, start_alias: str | None = None, opts: Any = None, from_parent: Any = None
    ) -> list[Any]:
        meta = opts or self.query.get_meta()
        if meta is None or meta.parents or meta.proxy or select_mask:
            return list(super().get_default_columns(select_mask, start_alias, opts, from_parent))
        return list(_columns(meta.model, start_alias or self.query.get_initial_alias()))


@cache
def _columns(model: type[Model], alias: str) -> tuple[Any, ...]:
    return tuple(field.get_col(alias) for field in model._meta.concrete_fields)


@cache
def _words(alias: str | None, column: str) -> str:
    return ".".join(map(connection.ops.quote_name, (alias, column) if alias else (column,)))
