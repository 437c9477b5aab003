"""Passages, vectors and words: one immutable snapshot that can be searched."""
