"""`check`: from the paths asked for to the report, by cache and processes where they pay."""
