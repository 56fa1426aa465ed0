"""How those who attended a session rate it: asked once on their own page, counted on its last day, then nobody's."""
