"""The clause reader: a small cross-encoder that reads a question against a clause."""
