"""The exporter's notes in an ONNX file: stack traces, with this machine's folders."""

from __future__ import annotations

from pathlib import Path


def drop_notes(model: Path, *, shapes: bool = False) -> None:
    """Take the exporter's notes out of an ONNX file; what it computes stays the same.

    Args:
        model: the file, replaced in place. Weights in a file beside it are left alone.
        shapes: drop the notes on the shapes between its nodes as well. Quantising infers them
            anew, and can stumble over the old ones.
    """
    import onnx

    graph = onnx.load(str(model), load_external_data=False)
    if shapes:
        del graph.graph.value_info[:]
    for part in (
        *graph.graph.node,
        *graph.graph.value_info,
        *graph.graph.input,
        graph.graph,
        graph,
    ):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    onnx.save(graph, str(model))
