"""The files of materials: sealed with the cycle's key, each for its own row."""

from tinkuy.core.file_folders import FileFolder

from .models import Material

FILES = FileFolder("materials", "systematisation_material", "file")


def keep(material: Material, data: bytes) -> str:
    """Write *data* for this material; the name of the file."""
    return FILES.keep(data, key=material.cycle.data_key, place=_place(material))


def opened_file(material: Material) -> bytes | None:
    """What the file holds, or None where there is none or it is gone."""
    return FILES.opened(material.file, key=material.cycle.data_key, place=_place(material))


def _place(material: Material) -> str:
    return f"material|file|{material.public_id}"
