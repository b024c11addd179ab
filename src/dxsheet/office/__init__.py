"""What the forms and the import share of Office files: the way in, tabs, marks."""
