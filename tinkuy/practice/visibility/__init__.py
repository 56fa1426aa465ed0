"""What makes a focal point visible: appearances that were recorded, what each did as the record counts it, a letter."""
