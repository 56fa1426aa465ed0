"""Public pages as finished bytes: made once for all strangers, served before a thread is asked, never an old one."""
