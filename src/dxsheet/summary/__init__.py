"""What a page says, decided once; `render` draws it in many forms."""

from __future__ import annotations

from dxsheet.summary.blocks import Page as Page
from dxsheet.summary.gaps import Gap as Gap
from dxsheet.summary.page import summarise as summarise
from dxsheet.summary.page import summarise_many as summarise_many
