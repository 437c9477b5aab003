"""The default retrieval of four libraries, each with the same weights over the same documents.

Chunks, stores and settings are those a newcomer gets who sets nothing but the model. The
packages are an extra (`pip install clausewise[baselines]`); they are looked up when a row is
made, so that nothing here needs them, and by name, because none of them is a dependency.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from eval.baselines.system import Prepare, Ranking, Search
from index.build import find_documents
from index.encoder import Encoder
from ingest.readers import read_document

Build = Callable[[str, Encoder], Ranking]
"""The text of one document to a search over it."""


def over_documents(build: Build) -> Prepare:
    """One store for each document, as the product searches one code at a time."""

    def prepare(codes_dir: Path, codes: Sequence[str], encoder: Encoder) -> Search:
        files = {file.stem: file for file in find_documents(codes_dir)}
        rankings = {code: build(read_document(files[code]).text, encoder) for code in codes}
        return lambda question, code, k: rankings[code](question, k)

    return prepare


def langchain(text: str, encoder: Encoder) -> Ranking:
    """`RecursiveCharacterTextSplitter` and `InMemoryVectorStore`, both as they come."""
    embeddings: Any = import_module("langchain_core.embeddings").Embeddings

    class Embeddings(embeddings):  # type: ignore[misc]  # known only when the package is there
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return _rows(encoder, texts)

        def embed_query(self, text: str) -> list[float]:
            return _rows(encoder, [text])[0]

    splitter = import_module("langchain_text_splitters").RecursiveCharacterTextSplitter()
    stores: Any = import_module("langchain_core.vectorstores")
    store = stores.InMemoryVectorStore.from_documents(
        splitter.create_documents([text]), Embeddings()
    )
    return lambda question, k: [
        found.page_content for found in store.similarity_search(question, k=k)
    ]


def llama_index(text: str, encoder: Encoder) -> Ranking:
    """`VectorStoreIndex.from_documents`, which splits into sentences up to 1,024 tokens."""
    core: Any = import_module("llama_index.core")
    base: Any = import_module("llama_index.core.embeddings").BaseEmbedding

    class Embedding(base):  # type: ignore[misc]  # known only when the package is there
        def _get_text_embedding(self, text: str) -> list[float]:
            return _rows(encoder, [text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return _rows(encoder, [query])[0]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    index = core.VectorStoreIndex.from_documents(
        [core.Document(text=text)], embed_model=Embedding()
    )
    return lambda question, k: [
        found.get_content() for found in index.as_retriever(similarity_top_k=k).retrieve(question)
    ]


def haystack(text: str, encoder: Encoder) -> Ranking:
    """`DocumentSplitter` (200 words), `InMemoryDocumentStore` and its embedding retriever."""
    splitter = import_module("haystack.components.preprocessors").DocumentSplitter()
    document = import_module("haystack").Document
    store = import_module("haystack.document_stores.in_memory").InMemoryDocumentStore()
    retrievers: Any = import_module("haystack.components.retrievers.in_memory")
    splitter.warm_up()
    chunks = splitter.run(documents=[document(content=text)])["documents"]
    rows = _rows(encoder, [chunk.content for chunk in chunks])
    pairs = zip(chunks, rows, strict=True)
    store.write_documents(
        [document(id=chunk.id, content=chunk.content, embedding=row) for chunk, row in pairs]
    )
    retriever = retrievers.InMemoryEmbeddingRetriever(store)

    def search(question: str, k: int) -> list[str]:
        query = _rows(encoder, [question])[0]
        found = retriever.run(query_embedding=query, top_k=k)["documents"]
        return [chunk.content for chunk in found]

    return search


def txtai(text: str, encoder: Encoder) -> Ranking:
    """`Embeddings` over paragraphs: it splits nothing by itself."""
    # A bound method will not do: whatever is no plain function is called to make one.
    embeddings = import_module("txtai").Embeddings(
        method="external", transform=lambda texts: encoder.encode(texts), content=True
    )
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    embeddings.index(paragraphs)
    return lambda question, k: [found["text"] for found in embeddings.search(question, k)]


def _rows(encoder: Encoder, texts: Sequence[str]) -> list[list[float]]:
    rows: list[list[float]] = encoder.encode(texts).tolist()
    return rows
