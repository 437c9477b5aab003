"""A small service to measure."""

from eval.tests.conftest import questions, service, tree

__all__ = ["questions", "service", "tree"]
