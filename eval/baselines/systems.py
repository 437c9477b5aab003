"""Every row of the table of baselines, by name."""

from __future__ import annotations

from collections.abc import Mapping

from eval.baselines.libraries import haystack, langchain, llama_index, over_documents, txtai
from eval.baselines.own import DENSE_WEIGHT, plain, product
from eval.baselines.system import System

_ROWS = (
    System("BM25 alone", plain(0)),
    System("MiniLM alone", plain(1)),
    System("plain hybrid", plain(DENSE_WEIGHT)),
    System("clausewise", product),
    System(
        "LangChain",
        over_documents(langchain),
        ("langchain_core", "langchain_text_splitters"),
    ),
    System("LlamaIndex", over_documents(llama_index), ("llama_index.core",)),
    System("Haystack", over_documents(haystack), ("haystack",)),
    System("txtai", over_documents(txtai), ("txtai",)),
)
SYSTEMS: Mapping[str, System] = {system.name: system for system in _ROWS}
