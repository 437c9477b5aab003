"""The codes and their clauses; HR adds and removes them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, File, UploadFile

from qa_service.access import require_hr
from qa_service.resources import ClauseList, ClauseOut, CodeDetail, CodeList
from qa_service.routes.parts import Given
from qa_service.shown import show_clause, show_code, show_detail

router = APIRouter(prefix="/v1/codes", tags=["codes"])
_HR = [Depends(require_hr)]


@router.get("")
def codes(given: Given) -> CodeList:
    """Every code, by id."""
    snapshot = given.service.loaded().snapshot
    listed = sorted(snapshot.manifest.codes.items())
    shown = [show_code(code, record) for code, record in listed]
    return CodeList(codes=shown, index_version=snapshot.version)


@router.post("", status_code=HTTPStatus.CREATED, dependencies=_HR)
def add(given: Given, file: Annotated[UploadFile, File(description="The document.")]) -> CodeDetail:
    """Takes in one document: its file name gives the id, an older one of that id is replaced."""
    code = given.library.add(file.filename or "", file.file.read()).code
    return show_detail(code, given.service.loaded().snapshot)


@router.get("/{code}")
def code(code: str, given: Given) -> CodeDetail:
    """One code, with its source text and what is wrong with the document."""
    given.service.code(code)
    return show_detail(code, given.service.loaded().snapshot)


@router.delete("/{code}", status_code=HTTPStatus.NO_CONTENT, dependencies=_HR)
def remove(code: str, given: Given) -> None:
    """Takes one document out."""
    given.library.remove(code)


@router.get("/{code}/clauses")
def clauses(code: str, given: Given) -> ClauseList:
    """The clauses of one code, in the order of the document."""
    entry = given.service.code(code)
    shown = [show_clause(clause, entry) for clause in entry.tree.clauses]
    return ClauseList(code=code, clauses=shown)


@router.get("/{code}/clauses/{label:path}")
def clause(code: str, label: str, given: Given) -> ClauseOut:
    """One clause, by its label as printed."""
    return show_clause(given.service.clause(code, label), given.service.code(code))
