from dxsheet.api import check as check
from dxsheet.api import load as load
from dxsheet.api import render as render
from dxsheet.api import summarise as summarise
from dxsheet.findings import DxsheetError as DxsheetError
from dxsheet.findings import Finding as Finding
from dxsheet.lang import Text as Text
from dxsheet.sheet.nouns import Sheet as Sheet

__version__: str
