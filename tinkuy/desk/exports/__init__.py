"""The figures of a cycle as tables that may be taken away; names of persons are in none of them."""

from .offered import TABLES, Offered
from .presence import presence_table

__all__ = ["TABLES", "Offered", "presence_table"]
