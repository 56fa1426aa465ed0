"""A bar on a scale: how much of a whole. The number is printed beside it."""

from django.utils.safestring import SafeString

from .drawing import element
from .palette import BROWN, HAIRLINE, INK


def bar(value: float | None, whole: float | None, label: str = "", look: str = "") -> SafeString:
    """A bar that fills its box; unknown or hidden values leave it empty. *look* "ink": one's own, or the last one."""
    share = 100 * min(max(value / whole, 0.0), 1.0) if value and whole else 0.0
    aria: dict[str, object] = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    fill = {"class": "bar-ink", "fill": INK} if look == "ink" else {"class": "bar-fill", "fill": BROWN}
    return element(
        "svg",
        {"class": "bar"} | aria,
        element("rect", {"class": "bar-track", "fill": HAIRLINE, "width": "100%", "height": "100%"}),
        element("rect", fill | {"width": f"{share:.1f}%", "height": "100%"}),
    )
