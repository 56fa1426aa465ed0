"""Stage 1, PLAN: cycles, their webinars, agenda, hooks and team."""
