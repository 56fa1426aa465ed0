"""What the form of registering has in its fields, as its page says."""

import re


def ticked(page: str) -> set[tuple[str, str]]:
    return set(re.findall(r'<input type="(?:radio|checkbox)" name="(\w+)"(?: value="(\w+)")?[^>]* checked', page))


def values(page: str) -> list[str]:
    """What stands in the fields of text, the country chosen and the boxes ticked."""
    written = re.findall(r'<input type="(?:text|email)"[^>]*? value="([^"]*)"', page)
    return [*written, *re.findall(r'value="(\w*)" selected', page), *sorted(map(str, ticked(page)))]


def hours_on(page: str) -> list[str]:
    """What stands under each session."""
    return re.findall(r'name="webinars".*?<span class="help">(.*?)</span>', page)
