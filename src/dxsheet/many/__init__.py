"""Many sheets at once: rows, filters, counts and what recurs. Pure: values in and out."""
