"""The directory of institutions: made where a form asks for one, corrected and merged by who keeps the hub."""
