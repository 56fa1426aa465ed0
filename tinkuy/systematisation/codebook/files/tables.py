"""A codebook as a table that leaves and comes back. The names of its columns are not translated: programs read them."""

from collections.abc import Iterable

from tinkuy.core import languages
from tinkuy.core.tables import Column, Table
from tinkuy.systematisation.evidence.models.code import Code


def codebook_table(codes: Iterable[Code], title: str) -> Table:
    """One line a code, those above before those under them; `times` is how many quotes it has."""
    columns = (
        *(Column(name, 16) for name in ("kind", "code", "under")),
        *(Column(f"name_{language}", 30) for language in languages.CODES),
        *(Column(f"note_{language}", 50) for language in languages.CODES),
        *(Column(name, 12) for name in ("colour", "gathers_only", "quotes")),
        Column("guid", 38),
    )
    all_codes = list(codes)
    labels: dict[int | None, str] = {code.pk: code.label for code in all_codes}
    rows = (
        (
            code.kind,
            code.label,
            labels.get(code.parent_id, ""),
            *(code.name.get(language, "") for language in languages.CODES),
            *(code.note.get(language, "") for language in languages.CODES),
            code.colour,
            "" if code.is_codable else "yes",
            code.times,  # type: ignore[attr-defined]
            str(code.guid),
        )
        for code in all_codes
    )
    return Table(title, columns, rows)
