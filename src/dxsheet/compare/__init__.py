"""What changed between two states of a sheet, in the words of the method."""
