"""The JSON of the workbench, described for programs (OpenAPI 3.1)."""
