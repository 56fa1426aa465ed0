"""The check-up (*chequeo del ciclo*): small rules over a cycle's facts, each with severity and a link."""
