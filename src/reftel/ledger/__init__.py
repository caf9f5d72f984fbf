"""The store: schema, append, queries, integrity."""
