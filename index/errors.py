"""What can go wrong with models and indexes; each message is one line that ends in a remedy."""

from __future__ import annotations


class IndexingError(Exception):
    """Base of the errors of this folder; its text is one line, fit to show a person."""


class ModelNotFound(IndexingError):
    """The weights to embed with are not on this machine."""


class ModelHashMismatch(IndexingError):
    """The weights are on this machine, but are not the published ones."""


class ExportFailed(IndexingError):
    """The exported model does not give the vectors of the model it came from."""


class EncoderUnreadable(IndexingError):
    """An encoder folder lacks a file, or a file of it has been changed or cut."""


class CodesFolderEmpty(IndexingError):
    """The folder given holds no document that can be read."""


class NoIndex(IndexingError):
    """No index has been built yet in the folder given."""


class SnapshotCorrupt(IndexingError):
    """A file of the snapshot is missing, cut or changed."""


class ManifestMismatch(IndexingError):
    """The snapshot was built by another version of the program, or with another model."""


class StoreUnavailable(IndexingError):
    """The vector store asked for is not installed, or does not answer."""


class CatalogueUnreadable(IndexingError):
    """The catalogue beside the documents cannot be used."""


class CodeTwice(IndexingError):
    """Two documents of the folder would have the same id."""
