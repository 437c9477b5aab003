"""`python -m qa_service.learning`: train all models, gather precedents, put them in place."""

from __future__ import annotations

import sys
from pathlib import Path

from index.encoder import Encoder
from index.export import export_encoder
from qa_service.learning.encoder import train_encoder, typical_texts
from qa_service.learning.export import export_reader
from qa_service.learning.growing import grow_reader
from qa_service.learning.material import load_material, load_split, trained_texts
from qa_service.learning.precedents import learn_precedents
from qa_service.learning.reader import train_reader
from qa_service.learning.weighing import learn_decider

WORK = Path(".clausewise/learning")
MODELS = Path("data/models")


def main() -> None:
    """All of them, in the order in which each needs the one before it."""
    encoder, reader, deep = WORK / "encoder", WORK / "reader", WORK / "deep-reader"
    train_encoder(encoder)
    export_encoder(
        encoder, MODELS / "encoder", int8=True, name="clausewise-encoder", typical=typical_texts()
    )
    train_reader(encoder, reader)
    grow_reader(encoder, reader / "weights.pt", trained_texts(), deep)
    train_reader(encoder, deep, start=deep / "weights.pt", body=deep)
    export_reader(deep, deep / "weights.pt", MODELS / "reader")
    material = load_material()
    calibrate, test = load_split()
    trained = frozenset(material.trees) - calibrate - test
    learn_precedents(material, trained, Encoder.load(MODELS / "encoder"), MODELS / "precedents.npz")
    right = learn_decider(MODELS, WORK)
    print(f"decider: {right:.3f} of the verdicts right on documents left out", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
