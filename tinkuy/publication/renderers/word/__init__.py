"""Setting a sheet with python-docx: styles, marks of XML that the library does not offer, the parts of the sheet."""
