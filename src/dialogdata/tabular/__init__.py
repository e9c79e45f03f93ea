"""Records → tables: what each table holds, and the way there and back."""
