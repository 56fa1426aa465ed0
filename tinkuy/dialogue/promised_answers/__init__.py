"""Who promised to answer a question in writing, once it was left for after the session, and by which day."""
