"""A card of a sheet, a cycle or a recommendation, as HTML to copy into a page of another site: no script, no frame."""
