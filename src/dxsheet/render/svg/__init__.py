"""The diagram problem → causes → solutions as SVG, drawn without any library.

`picture` gives the element, for a page or as a file of its own; `laid_out` the places alone, for a
form that draws boxes and lines in its own way.
"""

from __future__ import annotations

from dxsheet.render.svg.drawing import picture
from dxsheet.render.svg.layout import Layout, laid_out

__all__ = ["Layout", "laid_out", "picture"]
