"""One metric a file; each says its formula and where it comes from.

A ranked metric takes `found`: for each ranked clause, best first, the numbers of the evidence
groups it holds. A metric gives None for a question it says nothing about; such a question is left
out of the mean and counted.
"""
