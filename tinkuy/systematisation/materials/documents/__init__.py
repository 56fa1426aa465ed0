"""Documents that are handed out with a session: PDF, DOCX, PPTX. `sandbox` is the door; the reading is in there.

What a file is, its content says, not its name. It is written anew without what tells of its authors (promise P15).
"""
