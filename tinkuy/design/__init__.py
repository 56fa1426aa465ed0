"""How Tinkuy looks: layouts, components, icons, scripts and the figures drawn as SVG. It knows no model."""
