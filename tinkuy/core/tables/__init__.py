"""Tables that leave the site as files: one maker for all of them, CSV and XLSX, row by row."""

from .csv_file import as_csv
from .response import ENDINGS, download
from .table import Cell, Column, Table
from .xlsx_file import as_xlsx

__all__ = ["ENDINGS", "Cell", "Column", "Table", "as_csv", "as_xlsx", "download"]
