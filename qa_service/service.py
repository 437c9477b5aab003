"""The service behind the API and the terminal: one question in, one checked answer out."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.errors import IndexingError
from index.snapshot import CodeEntry, CodeRecord, Snapshot, load_snapshot
from ingest.clauses import Clause
from qa_service.conversations import Conversations, Turn, new_conversation
from qa_service.errors import NotReady, UnknownClause, UnknownCode
from qa_service.invariants import faults
from qa_service.live_snapshot import Live
from qa_service.own_answers import ask_which_code, withhold
from qa_service.questions import usable_question
from qa_service.schemas import AskRequest, AskResponse, RankedClause
from qa_service.settings import Settings
from qa_service.settling import settle_code

log = logging.getLogger(__name__)

_LONGEST_REPLY = 5
"""Words; a longer reply to "Which organisation?" is a question of its own."""


class Answering(Protocol):
    """What turns a question into an answer."""

    def ask(self, request: AskRequest, *, context: object | None = None) -> AskResponse:
        """Answers a question whose code is settled."""

    def search(self, query: str, code: str, k: int) -> list[RankedClause]:
        """The clauses of one code by relevance, best first."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot with the pipeline that answers from it."""

    snapshot: Snapshot
    pipeline: Answering


def load(index_dir: Path, settings: Settings) -> Loaded:
    """Loads the newest snapshot and prepares the pipeline.

    Raises:
        IndexingError: there is no snapshot, or it is not whole.
    """
    from qa_service.pipeline import Pipeline

    snapshot = load_snapshot(index_dir)
    return Loaded(snapshot, Pipeline(snapshot, settings))


class AnswerService:
    """Answers from the newest good snapshot, and checks every answer before it leaves.

    Args:
        settings: of this process.
        loader: makes the snapshot and pipeline out of the index folder.
        on_fault: told of each fault of an answer that was withheld.
    """

    def __init__(
        self,
        settings: Settings,
        loader: Callable[[Path, Settings], Loaded] = load,
        on_fault: Callable[[str], None] = lambda fault: None,
    ) -> None:
        self.settings = settings
        self._live = Live(settings.index_dir, lambda folder: loader(folder, settings))
        self._conversations = Conversations(
            settings.conversations_max, settings.conversation_minutes * 60
        )
        self._on_fault = on_fault

    def loaded(self) -> Loaded:
        """What is served now.

        Raises:
            NotReady: there is no index, or it is not usable.
        """
        try:
            return self._live.get()
        except IndexingError as error:
            raise NotReady(str(error)) from error

    def codes(self) -> Mapping[str, CodeEntry]:
        """The codes that can be asked about, by id."""
        return self.loaded().snapshot.codes

    def code(self, code: str) -> CodeEntry:
        """One code.

        Raises:
            UnknownCode: there is none with this id.
        """
        codes = self.codes()
        if code not in codes:
            raise UnknownCode(code, codes)
        return codes[code]

    def clause(self, code: str, label: str) -> Clause:
        """One clause.

        Raises:
            UnknownCode: there is no such code.
            UnknownClause: the code has no such clause.
        """
        try:
            return self.code(code).tree.clause(label)
        except KeyError as error:
            raise UnknownClause(code, label) from error

    def search(self, query: str, code: str, k: int) -> list[RankedClause]:
        """The clauses of one code by relevance, best first."""
        query = usable_question(query, self.settings.question_chars)
        self.code(code)
        return self.loaded().pipeline.search(query, code, k)

    def ask(self, request: AskRequest) -> AskResponse:
        """Answers one question.

        Raises:
            Refusal: the question or the code cannot be used, or there is no index.
        """
        began = time.perf_counter()
        question = usable_question(request.question, self.settings.question_chars)
        last = self._conversations.last(request.conversation)
        loaded = self.loaded()
        question, code = _settle(question, request.code, last, loaded.snapshot)
        if code is None:
            response = ask_which_code(
                question, sorted(loaded.snapshot.codes), loaded.snapshot.version
            )
        else:
            settled = request.model_copy(update={"question": question, "code": code})
            response = self._checked(
                loaded.pipeline.ask(settled, context=last.context if last else None), loaded
            )
        return self._leave(response, request.conversation if last else None, began)

    def _checked(self, response: AskResponse, loaded: Loaded) -> AskResponse:
        found = faults(response, loaded.snapshot.codes)
        for fault in found:
            log.error("an answer was withheld: %s", fault)
            self._on_fault(fault)
        return withhold(response) if found else response

    def _leave(self, response: AskResponse, conversation: str | None, began: float) -> AskResponse:
        conversation = conversation or new_conversation()
        ms = round((time.perf_counter() - began) * 1_000, 2)
        response = response.model_copy(update={"conversation": conversation, "ms": ms})
        self._conversations.remember(
            conversation, Turn(response, response if response.code else None)
        )
        return response


def _settle(
    question: str, code: str | None, last: Turn | None, snapshot: Snapshot
) -> tuple[str, str | None]:
    """The question to answer and its code: as given, as before, or as the question names it.

    Raises:
        UnknownCode: the code given does not exist.
    """
    codes = snapshot.manifest.codes
    if code is not None and code not in codes:
        raise UnknownCode(code, codes)
    before = last.response if last else None
    if code is None and before is not None and before.code in codes:
        code = before.code
    if code is not None:
        return question, code
    names = {id_: _name(record) for id_, record in codes.items()}
    code = settle_code(question, names)
    is_reply = before is not None and len(question.split()) <= _LONGEST_REPLY
    return (before.question if before and code and is_reply else question), code


def _name(record: CodeRecord) -> str:
    """The organisation where the catalogue names it, else the document's title."""
    return str(record.about.get("organisation") or record.title)
