"""The note, "Min seddel": up to three chosen offers in the youth's words, on one sheet of paper."""
