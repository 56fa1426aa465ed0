"""No small number of persons is shown, nor can be worked out from those shown (invariant 9)."""
