"""What is generated from models and codelists: JSON Schema, Table Schemas, types."""
