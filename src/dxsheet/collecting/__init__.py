"""What participants hand in: their answers read, and how they come onto the sheet. Pure."""
