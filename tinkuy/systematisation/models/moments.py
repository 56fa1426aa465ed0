"""How a moment of a webinar is written."""


def as_clock(second: int) -> str:
    """`mm:ss` from the start; minutes may pass 59."""
    return f"{second // 60:02d}:{second % 60:02d}"
