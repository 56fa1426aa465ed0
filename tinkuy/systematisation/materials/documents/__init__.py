"""Documents that are handed out with a session: PDF, DOCX, PPTX. `apart` is the door; the reading is in the sandbox.

What a file is, its content says, not its name. It is written anew without what tells of its authors (promise P15).
"""
