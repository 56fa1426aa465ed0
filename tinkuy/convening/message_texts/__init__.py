"""The words of reminders, thanks and recaps in each language: those of the product, or those that a cycle writes."""
