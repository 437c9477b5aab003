"""What the service counts about itself, in the form that Prometheus reads."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from qa_service.schemas import AskResponse

MEDIA_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 5)


class Metrics:
    """The counters of one app; no label holds anything a person typed."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "clausewise_answers", "Answers given, by verdict.", ["verdict"], registry=self._registry
        )
        self._faults = Counter(
            "clausewise_faults",
            "Faults of answers that were withheld because they failed their check.",
            registry=self._registry,
        )
        self._lost = Counter(
            "clausewise_records_lost", "Records that could not be written.", registry=self._registry
        )
        self._requests = Histogram(
            "clausewise_request_seconds",
            "Time of requests, by route and status.",
            ["route", "status"],
            registry=self._registry,
            buckets=_SECONDS,
        )

    def answer(self, response: AskResponse) -> None:
        """Counts an answer."""
        self._answers.labels(response.verdict.value).inc()

    def fault(self, _: str) -> None:
        """Counts a fault of an answer that was withheld."""
        self._faults.inc()

    def record_lost(self) -> None:
        """Counts a record that could not be written."""
        self._lost.inc()

    def request(self, route: str, status: int, seconds: float) -> None:
        """Notes the time of a request."""
        self._requests.labels(route, str(status)).observe(seconds)

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._registry)
