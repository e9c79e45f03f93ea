"""From bytes to records: files, JSON Lines, and the places of values in the text."""
