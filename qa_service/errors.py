"""What can be refused, with the status it has over HTTP; each message says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus


class Refusal(Exception):
    """A request that cannot be met. `str()` of it is one line that ends with what to do."""

    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
    title: str = "The request cannot be used"


class SettingsError(Refusal):
    """A setting that is unknown or out of bounds."""

    title = "A setting is wrong"


class UnusableQuestion(Refusal):
    """Empty, or not text."""

    title = "The question cannot be read"


class QuestionTooLong(Refusal):
    """More characters than the service takes."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    title = "The question is too long"

    def __init__(self, found: int, limit: int) -> None:
        super().__init__(
            f"The question has {found:,} characters and the limit is {limit:,}: "
            "shorten it to the facts that matter and ask again."
        )


class UnknownCode(Refusal):
    """No code has this id."""

    status = HTTPStatus.NOT_FOUND
    title = "There is no such code"

    def __init__(self, code: str, known: Iterable[str]) -> None:
        names = ", ".join(sorted(known)) or "none yet"
        super().__init__(f"There is no code {code!r}. The codes are: {names}. Choose one of them.")


class UnknownClause(Refusal):
    """The code has no clause with this label."""

    status = HTTPStatus.NOT_FOUND
    title = "There is no such clause"

    def __init__(self, code: str, label: str) -> None:
        super().__init__(
            f"The code {code!r} has no clause {label!r}: "
            f"GET /v1/codes/{code}/clauses lists its labels."
        )


class UnknownConversation(Refusal):
    """No stored answer belongs to this conversation."""

    status = HTTPStatus.NOT_FOUND
    title = "There is no such conversation"

    def __init__(self) -> None:
        super().__init__(
            "No answer is kept for this conversation (it may have expired): "
            "ask the question again and send feedback on the new answer."
        )


class FileTooLarge(Refusal):
    """The document has more bytes than the service takes."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    title = "The file is too large"

    def __init__(self, limit_mb: int) -> None:
        super().__init__(
            f"The file is larger than {limit_mb} MB: "
            "upload the code alone, without pictures or attachments."
        )


class UnsupportedFile(Refusal):
    """The document is of a kind that cannot be read."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    title = "This kind of file cannot be read"


class UnusableDocument(Refusal):
    """The document is empty, broken or locked, or holds no clause."""

    title = "The document cannot be used"


class NotIdentified(Refusal):
    """No token, or a wrong one."""

    status = HTTPStatus.UNAUTHORIZED
    title = "This needs a token"


class NotAllowed(Refusal):
    """The caller is known and may not do this."""

    status = HTTPStatus.FORBIDDEN
    title = "This is not allowed"


class TooManyRequests(Refusal):
    """The caller asks faster than the service allows."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    title = "Too many requests"

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(
            f"Too many requests from this address: wait {retry_after_s} s and try again."
        )
        self.retry_after_s = retry_after_s


class NotReady(Refusal):
    """There is no index to answer from."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "The service is not ready"


class VocabularyUnreadable(Refusal):
    """A file of `data/vocabulary` cannot be read."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "The vocabulary cannot be read"


class ReaderUnusable(Refusal):
    """The clause reader's files are missing or do not fit."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "The clause reader cannot be used"


class PrecedentsUnusable(Refusal):
    """The file of precedents is missing or cannot be read."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "The precedents cannot be used"


class DeciderUnusable(Refusal):
    """The decider's weights are missing or do not fit."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "The decider cannot be used"
