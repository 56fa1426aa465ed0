"""How counts of persons are hidden: arithmetic. What hangs together on pages of attendance: `attendance/hiding`."""
