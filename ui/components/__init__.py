"""The parts of the pages: one function each, one file each."""
