"""Tables that leave the site as files: one maker for all of them, CSV and XLSX, row by row."""
