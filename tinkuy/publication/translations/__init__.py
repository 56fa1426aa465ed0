"""A sheet in another language: begun from a draft by a machine or by hand, read beside its source by a person."""
