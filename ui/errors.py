"""What can go wrong between the page and the service."""

from __future__ import annotations

from qa_service.resources import Problem


class ServiceError(Exception):
    """The service gave no usable answer; `problem` says so to the reader.

    Attributes:
        problem: what happened and what to do.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


class ServiceUnreachable(ServiceError):
    """Nothing answers at the address of the service, or not in time."""


class ServiceRefused(ServiceError):
    """The service answered with a problem document."""


class ServiceNotUnderstood(ServiceError):
    """The service answered with something else than its schemas say."""
