"""Questions in, checked answers out: understanding, deciding, wording, HTTP."""
