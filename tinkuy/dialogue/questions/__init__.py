"""Questions of the room: asked, supported, taken back."""
