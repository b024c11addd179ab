"""The walk: which question is next, what an answer does to the sheet. Pure: no file, no screen."""
