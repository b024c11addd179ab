"""What stands on a sheet: its nouns, how they are read, and how they hang together."""
