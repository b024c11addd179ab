"""The only room that prints or asks: streams that take Japanese anywhere, safe text, one width."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dxsheet.findings import DxsheetError
from dxsheet.lang import Lang, Text, chosen
from dxsheet.width import columns, visible, wrapped

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress as Bar

    from dxsheet.prompting import Prompter

# A line of a terminal in plain mode ends here: the driver drops what is typed beyond.
_DRIVER = 4095
_CUT = Text(
    "That line was longer than the terminal takes; please say it in two lines.",
    "一行が長すぎて、画面（ターミナル）で途中で切れました。短く分けて、もう一度書いてください。",
)
_AGAIN = Text("Ctrl-C once more leaves.", "もう一度 Ctrl-C を押すと終わります。")

IN_A_FILE = 80  # the columns of a text that is written to a file
# How what is said looks, as rich names it.
STYLES = {
    "error": "red",
    "warning": "yellow",
    "info": "cyan",
    "strong": "bold",
    "faint": "dim",
    "good": "green",
    "ask": "bold cyan",
}
_ENDS_BLANK = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)


def drawn(shown: RenderableType, *, width: int, colour: bool = False, plain: bool = False) -> str:
    """What rich makes of something to show, as text; no line ends with blanks.

    Texts in it have been made visible and broken into lines. `plain` means ASCII rules.
    """
    from rich.console import Console
    from rich.theme import Theme

    page = _Page()
    page.encoding = "ascii" if plain else "utf-8"
    Console(
        file=page,
        width=width,
        theme=Theme(STYLES),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    ).print(shown)
    return _ENDS_BLANK.sub(lambda end: "\x1b[0m" if "\x1b" in end[0] else "", page.getvalue())


class _Page(StringIO):
    """Where rich draws: it goes by the encoding whether rules may be more than ASCII."""

    encoding = "utf-8"


class Screen:
    """Standard output, error and input as one person sees them.

    `lang` is the reader's language; `plain` means no colour, no box drawing, no line editing.
    """

    def __init__(self, lang: Lang, *, plain: bool = False, lang_said: bool = False) -> None:
        self.lang: Lang = lang
        self.plain = plain
        # The exit code once it is certain, for a reader who closes the pipe early.
        self.code: int | None = None
        # Whether Ctrl-C came, and whether the run was told to end: nothing is asked any more.
        self.interrupted = False
        self.ended = False
        self._lang_said = lang_said
        self._progress: Progress | None = None
        self._prompter: Prompter | None = None
        _open_closed_streams()
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            _take_any_text(stream)
        self.colour = not plain and _wants_colour(sys.stdout)

    def speak(self, lang: Lang) -> None:
        """Take the language that the person asked for."""
        self.lang, self._lang_said = lang, True

    def write_plainly(self) -> None:
        """From here on no colour, no drawn lines, no line editing."""
        self.plain, self.colour = True, False

    @property
    def lang_said(self) -> bool:
        """Whether the person asked for a language on the command line."""
        return self._lang_said

    def settle(self, language: str | None) -> None:
        """Take a sheet's language where neither a flag, a variable nor the locale says one."""
        if not self._lang_said:
            self.lang = chosen(None, language)

    def settle_by(self, path: str) -> None:
        """The same before a sheet is read: by what its file says of its language."""
        if self._lang_said or chosen(None, "ja") == chosen(None, "en"):
            return
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError:
            return
        try:
            start = os.read(descriptor, 1 << 14)
        except OSError:
            start = b""
        finally:
            os.close(descriptor)
        self.lang = chosen(None, "ja" if b"\nlanguage: ja" in start else None)

    @property
    def interactive(self) -> bool:
        """Whether a person sits at both ends."""
        return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)

    @property
    def piped(self) -> bool:
        """Whether lines come from a pipe or a file, not from somebody at a keyboard."""
        return not _is_terminal(sys.stdin)

    @property
    def width(self) -> int:
        """Columns to write in; 80 where nothing sensible says otherwise."""
        return columns()

    def say(self, *parts: str | Text | tuple[str, str], end: str = "\n") -> None:
        """Write one line to standard output; a (style, text) pair is coloured where colour is."""
        sys.stdout.write("".join(map(self.paint, parts)) + end)

    def page(self, text: str) -> None:
        """Write a finished page, which its renderer has made safe."""
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")

    def draw(self, shown: RenderableType) -> None:
        """Write something that rich draws, at the width of the screen."""
        self.page(drawn(shown, width=self.width, colour=self.colour, plain=self.plain))

    def data(self, raw: bytes) -> bool:
        """Write bytes as they are to a pipe or a file; False where a person would see them."""
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None or _is_terminal(sys.stdout):
            return False
        sys.stdout.flush()
        stream.write(raw)
        stream.flush()
        return True

    def part(self, text: bytes) -> None:
        """Write a part of a page as it is, which its renderer has made safe and put in UTF-8.

        A part ends with a whole character.
        """
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None or os.name == "nt" or sys.stdout.encoding.lower() != "utf-8":
            sys.stdout.write(text.decode())
        else:
            sys.stdout.flush()
            buffer.write(text)

    def form(self, text: bytes) -> None:
        """Write what another program reads (JSON, SARIF, HTML): UTF-8 whatever the console speaks.

        Only where a person sees it is it put into the signs of the console.
        """
        if not self.data(text):
            self.part(text)

    def note(self, *parts: str | Text | tuple[str, str]) -> None:
        """Write one line to standard error; a bar that stands there is wiped out first."""
        if self._progress is not None:
            self._progress.clear()
        sys.stdout.flush()
        sys.stderr.write("".join(map(self.paint, parts)) + "\n")

    def complain(self, error: DxsheetError) -> None:
        """Write what happened and what to do next to standard error."""
        self._hanging("dxsheet: ", error.message, 2)
        self._hanging("  → ", error.hint, 4)

    def _hanging(self, lead: str, text: Text, further: int) -> None:
        """A text on standard error: at a terminal, broken where Japanese may break."""
        said = lead + visible(text.to(self.lang))
        if not _is_terminal(sys.stderr):
            self.note(said)
            return
        first, *rest = wrapped(said, self.width)
        if rest:
            begun = said[len(first) :].lstrip(" ").removeprefix("\n")
            rest = [" " * further + one for one in wrapped(begun, self.width - further)]
        for line in (first, *rest):
            self.note(line)

    def ask(
        self, prompt: str, standing: str = "", words: Sequence[str] = (), *, many: bool = False
    ) -> str:
        """One line from the person, or from a pipe; several pasted ones with `many`.

        At a terminal that can, `standing` stands in the line to be changed and Tab completes the
        `words`. Raises EOFError at the end of input and KeyboardInterrupt on Ctrl-C.
        """
        if self.interrupted or self.ended:
            raise KeyboardInterrupt
        self.flush()
        if self.interactive and not self.plain and (prompter := self._at_terminal()):
            return prompter.ask(prompt, standing, words, many=many)
        sys.stdout.write(visible(prompt))
        sys.stdout.flush()
        line = sys.stdin.readline() if sys.stdin else ""
        while self.interactive and len(line.encode(errors="replace")) >= _DRIVER:
            self.note(_CUT)
            sys.stdout.write(visible(prompt))
            sys.stdout.flush()
            line = sys.stdin.readline()
        if not line:
            raise EOFError
        # A file saved on Windows, and what PowerShell pipes, begin with a mark that nobody sees.
        return line.removeprefix("\ufeff").rstrip("\r\n")

    def _at_terminal(self) -> Prompter | None:
        """Whoever asks at a terminal that can edit a line in place."""
        if self._prompter is None and os.environ.get("TERM") not in ("", "dumb", "unknown", None):
            from dxsheet.prompting import Prompter

            self._prompter = Prompter(_AGAIN.to(self.lang), colour=self.colour)
        return self._prompter

    def flush(self) -> None:
        """Push out what is buffered, so that a full or closed output is met here."""
        sys.stdout.flush()
        sys.stderr.flush()

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """How far something that lasts is, on standard error, for who waits longer than a second.

        Call what comes with how many are done and of how many; `clear()` it before something else
        is written. Nothing is shown where nobody sits at a terminal.
        """
        watched = not self.plain and _wants_colour(sys.stderr)
        bar = self._progress = Progress(self.width if watched else 0)
        try:
            yield bar
        finally:
            bar.clear()
            self._progress = None

    def paint(self, part: str | Text | tuple[str, str]) -> str:
        """One part of a line, safe to show, coloured where colour is."""
        style = ""
        if isinstance(part, tuple):
            style, text = part
        else:
            text = part if isinstance(part, str) else part.to(self.lang)
        text = visible(text)
        if style and self.colour and text:
            from rich.color import ColorSystem
            from rich.style import Style

            return Style.parse(STYLES[style]).render(text, color_system=ColorSystem.STANDARD)
        return text


class Progress:
    """rich's bar, drawn from where the work is done: no thread of its own."""

    def __init__(self, width: int) -> None:
        self._width = width  # 0: nobody looks
        self._next = time.monotonic() + 1
        self._bar: Bar | None = None

    def __call__(self, done: int, of: int) -> None:
        """So many are done, of so many."""
        if not self._width or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 0.1
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(file=sys.stderr, width=self._width),
                transient=True,
                auto_refresh=False,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._bar.add_task("")
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=of, refresh=True)

    def clear(self) -> None:
        """Wipe the bar out; the next call draws it again."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _open_closed_streams() -> None:
    """A stream that the caller closed (`>&-`) becomes one that takes everything or gives nothing.

    It also keeps its number taken, so that no sheet is opened as standard output.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def _take_any_text(stream: IO[str]) -> None:
    """A console that cannot show a sign shows a `?` rather than stopping (cp932, ASCII)."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
        if stream is sys.stdin and stream.encoding.lower() == "utf-8":
            reconfigure(encoding="utf-8-sig")  # a pipe from PowerShell begins with a mark


def _is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _wants_colour(stream: IO[str]) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return _is_terminal(stream)
