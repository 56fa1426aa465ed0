"""The light scheme as literal colours, so that a figure keeps its looks without our style sheet (PDF, download).

The same values stand in `static/design/css/base.css`; a test compares them.
"""

WOOL = "#FAF6EE"
RAW = "#F2EADB"
HAIRLINE = "#E0D5C1"
EDGE = "#857660"
CORD = "#A5875A"
BROWN = "#5F4930"
INK = "#1B2133"
INK_2 = "#474B5B"
INK_3 = "#5F606E"
RISK = "#A3213F"
RECOMMENDATION = "#B97914"

TOKENS = {
    "lana": WOOL,
    "cruda": RAW,
    "raya": HAIRLINE,
    "borde": EDGE,
    "cuerda": CORD,
    "parda": BROWN,
    "tinta": INK,
    "tinta-2": INK_2,
    "tinta-3": INK_3,
    "ri": RISK,
    "re": RECOMMENDATION,
}
"""Variable of `base.css` → the literal used here."""

SERIF = "'Palatino Linotype',Palatino,P052,'Libertinus Serif','Noto Serif',serif"
SANS = "'Segoe UI','Noto Sans','Open Sans',Roboto,'DejaVu Sans',sans-serif"
