"""What a cycle asks of who registers, beside what every cycle asks: each question with a purpose and a last day."""
