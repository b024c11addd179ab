"""Three-way merge of a sheet: by item and field, comments of both sides kept."""
