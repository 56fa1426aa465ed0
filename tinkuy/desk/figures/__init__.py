"""The figures of attendance as the team may see them: what the dashboard, the tables and the reports share."""
