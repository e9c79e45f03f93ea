"""Writing records: one canonical form, safe repairs, new records, and files never left half."""
