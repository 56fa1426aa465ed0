"""Documents in print: one typesetter, its fonts, and the looks that sheet, report and certificate share."""
