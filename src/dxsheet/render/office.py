"""The office libraries, loaded only when a form asks for them."""

from __future__ import annotations

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.lang import Text

_MISSING = Text(
    "{form} needs a library that is not installed.",
    "{form} を作るためのライブラリが入っていません。",
)
_INSTALL = Text(
    'Install it with: pip install "dxsheet[office]"',
    '次のコマンドで入ります: pip install "dxsheet[office]"',
)


def require(module: str, form: str) -> None:
    """Load a library of the `office` extra; `form` is what it is wanted for (Word, Excel).

    Raises:
        DxsheetError: it is not installed (exit 3).
    """
    from importlib import import_module

    try:
        import_module(module)
    except ImportError as error:
        raise DxsheetError(_MISSING.fill(form=form), _INSTALL, code=CANNOT) from error
