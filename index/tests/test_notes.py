"""Exported graphs say nothing about the machine that they were exported on."""

from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper

from index.notes import drop_notes

FOLDER = "/home/somebody/work/model.py"


def write_noted_graph(path: Path) -> None:
    """`out = -(-x)`, with a note wherever an exporter leaves one."""
    first, second = helper.make_node("Neg", ["x"], ["y"]), helper.make_node("Neg", ["y"], ["out"])
    x, y, out = (
        helper.make_tensor_value_info(n, TensorProto.FLOAT, [2]) for n in ("x", "y", "out")
    )
    graph = helper.make_graph([first, second], "graph", [x], [out], value_info=[y])
    model = helper.make_model(graph)
    graph = model.graph
    for part in (*graph.node, *graph.input, *graph.value_info, graph, model):
        part.doc_string = FOLDER
        part.metadata_props.add(key="trace", value=FOLDER)
    onnx.save(model, str(path))


@pytest.mark.parametrize(("shapes", "n_shapes"), [(False, 1), (True, 0)])
def test_no_folder_is_left_and_the_graph_is_the_same(tmp_path: Path, shapes: bool, n_shapes: int):
    path = tmp_path / "model.onnx"
    write_noted_graph(path)
    assert FOLDER.encode() in path.read_bytes()

    drop_notes(path, shapes=shapes)

    assert FOLDER.encode() not in path.read_bytes()
    model = onnx.load(str(path))
    assert [node.op_type for node in model.graph.node] == ["Neg", "Neg"]
    assert len(model.graph.value_info) == n_shapes
    onnx.checker.check_model(model)
