"""The public page of a focal point who agreed to it."""
