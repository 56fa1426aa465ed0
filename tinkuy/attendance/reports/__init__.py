"""Files that platforms export, and lists of registrations, read into one shape: pure, and behind a sandbox."""
