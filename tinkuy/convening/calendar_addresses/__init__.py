"""The secret address under which a program follows somebody's sessions: made, renewed and closed on their page."""
