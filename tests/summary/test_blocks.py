"""The blocks: what a renderer may rely on."""

from __future__ import annotations

from dxsheet.summary.blocks import Mark, Node


def test_a_node_gives_its_mark_of_one_kind():
    status = Mark("solution_status", "adopted", "採用")
    node = Node("S1", "S1", "買う", (Mark("effect", "high", "大"), status))
    assert node.mark("solution_status") is status
    assert node.mark("effort") is None
