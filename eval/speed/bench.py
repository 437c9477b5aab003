"""The speed bench: everything measured once, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from eval.metrics.latency import latency_percentiles
from eval.speed.clients import Asked, answers_a_second, ask_in_turn
from eval.speed.parts import cold_start_seconds, documents_a_second, forward_milliseconds
from eval.speed.running import RunningService, running_service
from index.build import find_documents
from index.encoder import Encoder
from index.export import default_encoder_folder
from index.snapshot import load_snapshot
from qa_service.settings import Settings

N_CLIENTS = (1, 8, 32)

QUESTIONS = (
    "Can I accept a gift from somebody I deal with at work?",
    "Do I have to tell anybody about my second job?",
    "May I use the office computer for private messages?",
    "Who do I tell if my partner bids for a contract?",
    "What happens if I break the rules?",
    "Can I talk to a journalist about a case I worked on?",
    "Am I allowed to stand for election?",
    "What does the code say about criminal convictions?",
)
"""What staff ask anywhere; each is asked of every code."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured.

    Attributes:
        warm: percentiles of `POST /v1/ask` in milliseconds, one client, once warm.
        forward_ms: median of one bare pass of the encoder over the same questions.
        throughput: answers a second by number of clients.
        cold_start_s: of `clausewise ask`.
        service_start_s: until the service is ready.
    """

    warm: Mapping[str, float]
    forward_ms: float
    throughput: Mapping[int, float]
    cold_start_s: float
    service_start_s: float
    documents_a_second: float
    megabytes_at_start: float
    megabytes_after: float

    @property
    def ratios(self) -> dict[str, float]:
        """What compares across machines.

        `answer_to_forward`: a whole answer over HTTP, in bare forward passes.
        `throughput_<n>`: answers a second with n clients, over those with one.
        """
        one = self.throughput[N_CLIENTS[0]]
        ratios = {"answer_to_forward": self.warm["p50"] / self.forward_ms}
        return ratios | {f"throughput_{n}": self.throughput[n] / one for n in N_CLIENTS[1:]}


def measure_speed(settings: Settings, seconds: float, times: int) -> Speed:
    """Measure everything on the index and models that are set up.

    Args:
        settings: of this process; the service is started with the same environment.
        seconds: how long each number of clients asks.
        times: how often the cold start is measured; the median counts.

    Raises:
        EvalError, IndexingError: there is no index, or the service does not answer.
    """
    snapshot = load_snapshot(settings.index_dir)
    asked = [(question, code) for code in sorted(snapshot.codes) for question in QUESTIONS]
    encoder = Encoder.load(default_encoder_folder(settings.models_dir / "encoder"))
    cold = cold_start_seconds(*asked[0], times)
    with running_service() as service:
        return _measure_running(service, asked, encoder, settings.codes_dir, cold, seconds)


def _measure_running(
    service: RunningService,
    asked: list[Asked],
    encoder: Encoder,
    codes_dir: Path,
    cold_start_s: float,
    seconds: float,
) -> Speed:
    at_start = service.megabytes()
    ask_in_turn(service.url, asked[:5])
    warm = latency_percentiles(ask_in_turn(service.url, asked))
    forward = median(forward_milliseconds(encoder, asked))
    throughput = {n: answers_a_second(service.url, asked, n, seconds) for n in N_CLIENTS}
    return Speed(
        warm=warm,
        forward_ms=forward,
        throughput=throughput,
        cold_start_s=cold_start_s,
        service_start_s=service.start_seconds,
        documents_a_second=documents_a_second(find_documents(codes_dir)),
        megabytes_at_start=at_start,
        megabytes_after=service.megabytes(),
    )
