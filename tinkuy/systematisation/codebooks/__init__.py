"""Codebooks that come and go as files: REFI-QDA `.qdc`, CSV, XLSX; and the one a cycle may begin with."""
