"""What in a sheet's drafts may be personal data, decided one by one."""
