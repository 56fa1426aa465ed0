"""What the stream is compared with: the kernel alone, a bare hub on the same loop, a server made for this."""
