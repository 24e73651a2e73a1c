"""Files as sheets of text: whatever encoding, separator or kind of workbook, with an address for every cell."""
