"""What kind of answer a question wants, learned from its meaning and its form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa_service.errors import DeciderUnusable
from qa_service.understanding.form import Form, read_forms

VECTOR_SCALE = 4.0
"""Brings the coordinates of a unit vector to the size of the forms' zeros and ones."""


class Intent(StrEnum):
    """What is wanted: leave, a duty's yes or no, a fact, or nothing a code can give."""

    PERMISSION = "permission"
    OBLIGATION = "obligation"
    INFORMATION = "information"
    NONE = "none"


@dataclass(frozen=True)
class IntentModel:
    """A multinomial logistic regression.

    Attributes:
        weights: `(4, dim + n_forms)`, rows in the order of `Intent`.
        constants: `(4,)`.
    """

    weights: NDArray[np.float32]
    constants: NDArray[np.float32]

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """Read the weights.

        Raises:
            DeciderUnusable: the file cannot be read.
        """
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            return cls(_array(stored["weights"]), _array(stored["constants"]))
        except (OSError, ValueError, KeyError) as error:
            raise DeciderUnusable(
                f"{path}: {error!r}. Expected `weights` and `constants`. "
                "Restore the file from the repository, or run `make train`."
            ) from error

    def weigh(self, vector: NDArray[np.float32], question: str) -> Mapping[Intent, float]:
        """The probability of each intent.

        Args:
            vector: `(dim,)`, the question as the encoder embeds it.
            question: its text, for its form.
        """
        scores = self.weights @ features(vector, question) + self.constants
        powers = np.exp(scores - scores.max())
        return dict(zip(Intent, (powers / powers.sum()).tolist(), strict=True))


def features(vector: NDArray[np.float32], question: str) -> NDArray[np.float32]:
    """`(dim + n_forms,)`: the scaled vector, a one for each form that shows, one for a `?`."""
    forms = read_forms(question)
    flags = [float(form in forms) for form in Form]
    flags.append(float(question.rstrip().endswith("?")))
    return np.concatenate([vector * VECTOR_SCALE, _array(flags)])


def _array(values: list[float] | list[list[float]]) -> NDArray[np.float32]:
    return np.asarray(values, dtype=np.float32)
