"""The file on disk as data with places: one door in, one way to write, edits that keep comments."""

from __future__ import annotations

from dxsheet.yamlfile.document import Document as Document
from dxsheet.yamlfile.document import Map as Map
from dxsheet.yamlfile.document import Seq as Seq
from dxsheet.yamlfile.document import Unreadable as Unreadable
from dxsheet.yamlfile.document import parse as parse
from dxsheet.yamlfile.door import read as read
from dxsheet.yamlfile.paths import at_of as at_of
from dxsheet.yamlfile.paths import path_text as path_text
from dxsheet.yamlfile.scalars import Bare as Bare
