"""The forms in which a published version is handed out: which there are, at which address, and their bytes."""
