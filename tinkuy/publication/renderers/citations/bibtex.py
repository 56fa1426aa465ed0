"""BibTeX, in UTF-8. A name in two pairs of braces is one name, whatever commas or «and» it holds."""

from .reference import Reference

_SIGNS = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip
"""A brace is spelt out: BibTeX counts them, also behind a backslash."""
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def render_bibtex(one: Reference) -> str:
    fields = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in one.authors),
        "title": f"{{{_escaped(one.title)}}}",
        "institution": _escaped(one.publisher),
        "type": _escaped(one.series),
        "year": one.year,
        "month": str(one.published_on.month) if one.published_on else "",
        "version": one.version,
        "language": one.language,
        "abstract": _escaped(one.abstract),
        "keywords": _escaped(", ".join(one.keywords)),
        "copyright": _escaped(one.licence),
        "doi": one.doi.translate(_IN_ADDRESS),
        "url": one.address.translate(_IN_ADDRESS),
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value.strip("{}"))
    return f"@techreport{{{one.key},\n" + ",\n".join(lines) + "\n}\n"


def _escaped(text: str) -> str:
    return text.translate(_SIGNS)
