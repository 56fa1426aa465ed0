"""A sheet as people send it, a plain text or a Word file with the names of its sections, read into fields.

The bytes of a file are opened in a sandboxed process; its text is read here.
"""
