"""The file on disk as data with places: one door in, one way to write, edits that keep comments."""

from dxsheet.yamlfile.document import Data as Data
from dxsheet.yamlfile.document import Document as Document
from dxsheet.yamlfile.document import Path as Path
from dxsheet.yamlfile.document import Span as Span
from dxsheet.yamlfile.document import UnreadableError as UnreadableError
from dxsheet.yamlfile.document import at_of as at_of
from dxsheet.yamlfile.document import path_text as path_text
from dxsheet.yamlfile.document import value_at as value_at
from dxsheet.yamlfile.dump import Bare as Bare
from dxsheet.yamlfile.reader import parse as parse
from dxsheet.yamlfile.reader import read as read
