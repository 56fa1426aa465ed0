"""Support between countries: asked for or offered, matched, answered, agreed, given, and closed with its result."""
