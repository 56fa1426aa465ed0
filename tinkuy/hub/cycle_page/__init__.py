"""The public page of a cycle and of each of its sessions."""
