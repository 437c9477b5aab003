"""How a code is named to the people it binds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qa_service.resources import CodeOut


def names(codes: Sequence[CodeOut]) -> dict[str, str]:
    """The name of each code by its id, in the order of the names.

    That is the organisation, with the title where one organisation has several codes, and the
    title alone where the organisation is not known.
    """
    often = Counter(code.organisation for code in codes)
    found = {code.code: _name(code, often[code.organisation]) for code in codes}
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def _name(code: CodeOut, n_of_organisation: int) -> str:
    if code.organisation is None:
        return code.title
    return code.organisation if n_of_organisation == 1 else f"{code.organisation}: {code.title}"
