"""The pages: each puts components together."""
