class OddPicture(Exception):
    """The picture is of no format that is known here, or is not built as its format says."""
