"""What a funder asks of a period: the indicators of all stages in one workbook, each with its definition."""
