"""Documents in, clause trees and norms out: readers, structure, norms, lint."""
