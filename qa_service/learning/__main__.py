"""`python -m qa_service.learning`: train encoder, reader and decider, and put them in place."""

from __future__ import annotations

import sys
from pathlib import Path

from index.export import export_encoder
from qa_service.learning.encoder import train_encoder, typical_texts
from qa_service.learning.export import export_reader
from qa_service.learning.growing import grow_reader
from qa_service.learning.material import trained_texts
from qa_service.learning.reader import train_reader
from qa_service.learning.weighing import learn_decider

WORK = Path(".clausewise/learning")
MODELS = Path("data/models")


def main() -> None:
    """All three, in the order in which each needs the one before it."""
    encoder, reader, deep = WORK / "encoder", WORK / "reader", WORK / "deep-reader"
    train_encoder(encoder)
    export_encoder(
        encoder, MODELS / "encoder", int8=True, name="clausewise-encoder", typical=typical_texts()
    )
    train_reader(encoder, reader)
    grow_reader(encoder, reader / "weights.pt", trained_texts(), deep)
    train_reader(encoder, deep, start=deep / "weights.pt", body=deep)
    export_reader(deep, deep / "weights.pt", MODELS / "reader")
    right = learn_decider(MODELS, WORK)
    print(f"decider: {right:.3f} of the verdicts right on documents left out", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
