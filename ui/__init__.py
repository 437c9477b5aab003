"""The pages people see: a thin client of the HTTP service."""
