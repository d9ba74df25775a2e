"""batch: many documents, many workers, one result."""
