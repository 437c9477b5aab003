"""The model hub: whether it can be reached, asked once and briefly.

The hub's own client tries each file six times and waits longer each time, so that a machine without
a network is told so after a minute. Asked first, it is told in seconds.
"""

from __future__ import annotations

from threading import Thread

PATIENCE = 4.0
"""Seconds until a hub that does not answer is taken to be out of reach."""


def hub_answers(model: str) -> bool:
    """Whether the hub says anything about a model, be it only that there is none.

    False where it is out of reach, or where HF_HUB_OFFLINE forbids to ask.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    answers: list[bool] = []

    def ask() -> None:
        try:
            HfApi().model_info(_full_name(model), timeout=PATIENCE)
        except (HfHubHTTPError, ValueError):
            pass
        except Exception:  # Its HTTP library, and so its errors, differ by version.
            return
        answers.append(True)

    # Looking up a name has no time limit of its own: the thread is left behind where that hangs.
    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return bool(answers)


def kept_folder(model: str) -> str:
    """Where a model fetched earlier is kept on this machine.

    Raises:
        OSError: it was never fetched whole.
    """
    from huggingface_hub import snapshot_download

    return snapshot_download(_full_name(model), local_files_only=True)


def _full_name(model: str) -> str:
    """A bare name is one of sentence-transformers' own models."""
    return model if "/" in model else f"sentence-transformers/{model}"
