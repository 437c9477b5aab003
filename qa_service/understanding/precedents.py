"""Questions that were answered before, over other codes, and what answered them.

Staff's words and a code's words have little in common, but staff ask alike everywhere and codes are
written alike: the sentences that answered the questions most like this one lie nearer to the
sentence that answers it here than the question does, and their verdicts are evidence too
(k nearest neighbours beside a model: Khandelwal et al. 2020).
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.coarse import CoarseVectors
from qa_service.errors import PrecedentsUnusable
from qa_service.reading.reader import READER_VERDICTS
from qa_service.schemas import Verdict

Floats = NDArray[np.float32]

N_ALIKE = 64
"""Precedents that are looked up; for verdicts many are better than few."""
N_NEAREST = 16
"""Of these, those that tell where a clause lies. Right clause first after reading, of the gold
questions to tune on and of the documents to calibrate on: 0.759 and 0.915 with 16, 0.756 and 0.913
with all 64."""
TEMPERATURE = 0.05
"""Of the likeness of questions: one that is nearer by this much counts e times as much."""
TEMPERATURE_OF_SENTENCES = 0.2
"""The same of the likeness of sentences, where verdicts are recalled."""
FOREMOST = 64
"""Of the directions, the most telling: by them alone the questions are sifted, in a sixteenth of
the time that all directions of all questions take."""
SIFTED = 1_024
"""Questions that are then held against this one along every direction."""
DOUBT = 0.02
"""Share of a recalled verdict that is spread over all verdicts: few precedents prove little."""
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Alike:
    """The precedents most like a question.

    Attributes:
        weights: `(k,)`, how much each counts, the most alike first; sums to 1.
        sentences: `(k, dim)`, the vectors of the sentences that answered them.
        verdicts: `(k,)`, the places of their verdicts in READER_VERDICTS.
    """

    weights: Floats
    sentences: Floats
    verdicts: NDArray[np.int64]

    def nearness(self, closeness: Floats) -> Floats:
        """How near clauses lie to the sentences that answered the nearest: `(n_clauses,)`.

        Args:
            closeness: `(n_clauses, k)`, cosine of each clause with each of the sentences.
        """
        weights = self.weights[:N_NEAREST]
        near: Floats = closeness[:, :N_NEAREST] @ (weights / weights.sum())
        return near

    def recall(self, closeness: Floats) -> dict[Verdict, float]:
        """The verdicts told where a sentence like this clause answered; they sum to 1.

        Args:
            closeness: `(k,)`, cosine of one clause with each of the sentences.
        """
        counted = self.weights * np.exp((closeness - 1) / TEMPERATURE_OF_SENTENCES)
        told = np.bincount(self.verdicts, weights=counted, minlength=len(READER_VERDICTS)) + _TINY
        shares = (1 - DOUBT) * told / told.sum() + DOUBT / len(READER_VERDICTS)
        return dict(zip(READER_VERDICTS, shares.tolist(), strict=True))


@dataclass(frozen=True)
class Precedents:
    """All precedents, by the vectors of one encoder.

    Attributes:
        fingerprint: of the encoder.
        directions: `(dim, n_kept)`, along which the vectors are kept.
        questions, sentences: as they were embedded; many questions share a sentence.
        answered_by: `(n,)`, for each question the row of its sentence.
        verdicts: `(n,)`, for each question the place of its verdict in READER_VERDICTS.
    """

    fingerprint: str
    directions: Floats
    questions: CoarseVectors
    sentences: CoarseVectors
    answered_by: NDArray[np.int32]
    verdicts: NDArray[np.int8]

    @classmethod
    def load(cls, path: Path) -> Precedents:
        """Read the file that `write` left.

        Raises:
            PrecedentsUnusable: the file cannot be read.
        """
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
                return cls(
                    str(file["fingerprint"]),
                    file["directions"].astype(np.float32),
                    CoarseVectors(file["questions"], file["question_scale"]),
                    CoarseVectors(file["sentences"], file["sentence_scale"]),
                    file["answered_by"],
                    file["verdicts"],
                )
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise PrecedentsUnusable(
                f"{path}: {error!r}. Expected the arrays of precedents. "
                "Restore the file from the repository, or run `make train`."
            ) from error

    def write(self, path: Path) -> None:
        """Save all of it as numpy arrays."""
        np.savez(
            path,
            fingerprint=np.asarray(self.fingerprint),
            directions=self.directions.astype(np.float16),
            questions=self.questions.codes,
            question_scale=self.questions.scale,
            sentences=self.sentences.codes,
            sentence_scale=self.sentences.scale,
            answered_by=self.answered_by,
            verdicts=self.verdicts,
        )

    def alike(self, vector: Floats) -> Alike:
        """The precedents most like a question.

        Args:
            vector: `(dim,)`, the question as the encoder embeds it.
        """
        turned = vector @ self.directions
        turned = turned / max(float(np.linalg.norm(turned)), _TINY)
        sifted = _largest(self._foremost @ (turned * self.questions.scale)[:FOREMOST], SIFTED)
        likeness = self.questions.of_rows(sifted) @ turned
        foremost = np.argsort(-likeness, kind="stable")[:N_ALIKE]
        nearest = sifted[foremost]
        weights = np.exp((likeness[foremost] - likeness.max()) / TEMPERATURE)
        sentences = self.sentences.of_rows(self.answered_by[nearest])
        return Alike(
            (weights / weights.sum()).astype(np.float32),
            sentences @ self.directions.T,
            self.verdicts[nearest].astype(np.int64),
        )

    @cached_property
    def _foremost(self) -> Floats:
        """The first levels of every question; times their scale, its place but for a constant."""
        codes = self.questions.codes[:, : FOREMOST // 2]
        return CoarseVectors(codes, self.questions.scale).levels().astype(np.float32)


def _largest(values: Floats, k: int) -> NDArray[np.int64]:
    """Where the `k` largest values stand, in no order; all, where there are no more."""
    if k >= len(values):
        return np.arange(len(values))
    return np.argpartition(-values, k)[:k]
