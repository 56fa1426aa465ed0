"""Fields of a form of before (`ffData`; ECMA-376, part 1, 17.16.17): the box with its mark, the choice that is shown.

A box is drawn by what stands in its beginning, and nothing else; the choices that were not taken, helps and macros go.
"""

from .namespaces import Part, children_of, name_of, value_of

_OF_BOX = frozenset(("size", "sizeAuto", "default", "checked"))


def keeps_box(order: str, begin: Part) -> bool:
    """Whether the field that begins at *begin* is a box to mark, which stays."""
    return order.split() == ["FORMCHECKBOX"] and any(True for _box in children_of(begin, "ffData", "checkBox"))


def chosen(order: str, begin: Part) -> str:
    """The words that a list of choices shows."""
    if order.split() != ["FORMDROPDOWN"]:
        return ""
    choices = [value_of(one, "val") for one in children_of(begin, "ffData", "ddList", "listEntry")]
    places = [
        value_of(one, "val") for name in ("result", "default") for one in children_of(begin, "ffData", "ddList", name)
    ]
    place = int(places[0]) if places and places[0].isdecimal() else 0
    return choices[place] if place < len(choices) else ""


def forget(root: Part) -> None:
    """Leave of all that forms say what draws a box."""
    for element in [one for one in root.iter() if name_of(one) == "ffData"]:
        boxes = list(children_of(element, "checkBox"))
        if not boxes:
            element.getparent().remove(element)
            continue
        for child in list(element):
            if child is not boxes[0]:
                element.remove(child)
        for child in list(boxes[0]):
            if name_of(child) not in _OF_BOX:
                boxes[0].remove(child)
