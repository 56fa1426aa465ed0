"""Reports and lists of registrations are uploaded, read, shown, imported and taken back, large ones by the worker."""
