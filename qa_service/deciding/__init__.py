"""From candidates to a verdict: pure functions, no file, no network."""
