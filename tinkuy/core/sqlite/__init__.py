"""SQLite as Django has it, where those who write in one process take turns: the setting `ENGINE` names this package."""
