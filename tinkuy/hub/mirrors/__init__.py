"""The archive of the hub, signed and chained, that mirrors keep; and how it is rebuilt from what is left of them."""
