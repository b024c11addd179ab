"""Asking a person at a terminal that can: a line edited in place, pasted lines, completion.

Only the walk asks so; plain lines are read everywhere else. The terminal is never asked where its
cursor stands, and is left as it was found, whatever signal ends the question.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from types import FrameType

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import shift_selection_mode
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.shortcuts import CompleteStyle

from dxsheet.width import visible

_PARTS = re.compile(r"[\s、，,;；/／・（(「]")
# What is no answer worth calling back: a number, a sign, a jump.
_SLIGHT = re.compile(r"[\d\s.,、<>?=\-@q]*|[@＠].*", re.DOTALL)


class _Answers(InMemoryHistory):
    """What was said in this sitting, without the digits and the requests."""

    def append_string(self, string: str) -> None:
        if not _SLIGHT.fullmatch(string.strip()):
            super().append_string(string)


class _Words(Completer):
    """Names, units and ids said before."""

    words: Sequence[str] = ()

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Those that begin with the word before the cursor."""
        del complete_event
        before = document.text_before_cursor
        begun = _PARTS.split(before)[-1]
        for word in self.words:
            if begun and word.casefold().startswith(begun.casefold()) and word != begun:
                yield Completion(word, start_position=-len(begun), display=visible(word))


class Prompter:
    """One sitting's questions at a terminal.

    Args:
        again: what is said at the first Ctrl-C over a line that holds something.
    """

    def __init__(self, again: str, *, colour: bool) -> None:
        self._words = _Words()
        self._again = again
        self._warned = False
        self._came: list[int] = []  # the signals that were heard while a line was asked for
        self._loop: asyncio.AbstractEventLoop | None = None
        output = create_output()
        if hasattr(output, "enable_cpr"):
            output.enable_cpr = False
        self._session: PromptSession[str] = PromptSession(
            history=_Answers(),
            completer=self._words,
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
            reserve_space_for_menu=0,
            key_bindings=self._keys(),
            output=output,
            color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
            enable_suspend=True,
        )

    def ask(self, prompt: str, standing: str, words: Sequence[str], *, many: bool) -> str:
        """One answer; with `many` pasted lines stay apart by newlines.

        What is `standing` in the line is selected: what is typed or pasted takes its place, an
        arrow or Backspace lets go of it, to be changed.

        Raises EOFError on Ctrl-D over an empty line, KeyboardInterrupt on the second Ctrl-C. A
        signal is raised anew for whoever heard it before, once the line is done with.
        """
        self._words.words = words
        self._warned = False
        with _as_it_was(), self._hearing():
            text = self._session.prompt(
                lambda: self._said(visible(prompt)),
                default=standing,
                pre_run=self._began,
                handle_sigint=False,
                in_thread=False,
            )
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return ("\n" if many else " ").join(lines) if len(lines) > 1 else text

    def _said(self, prompt: str) -> FormattedText:
        """The sign in front of the line; above it, once Ctrl-C was pressed, what a second one does.

        A toolbar below would wait for the terminal to say where its cursor stands.
        """
        return FormattedText([("", f"{self._again}\n{prompt}" if self._warned else prompt)])

    @contextlib.contextmanager
    def _hearing(self) -> Iterator[None]:
        """Hear every signal, also one that comes before the line is shown or after its Enter."""
        self._came = []
        self._loop = None
        before = [
            (number, signal.signal(number, self._heard))
            for name in ("SIGTERM", "SIGHUP", "SIGINT")
            if (number := getattr(signal, name, None)) is not None
            and signal.getsignal(number) not in (None, signal.SIG_IGN)
        ]
        try:
            yield
        finally:
            for number, handler in before:
                signal.signal(number, handler)
            self._loop = None
            if self._came:
                ends = [one for one in self._came if one != signal.SIGINT]
                signal.raise_signal((ends or self._came)[0])
                raise KeyboardInterrupt

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        self._came.append(number)
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the line is done already
                self._loop.call_soon_threadsafe(self._end)

    def _began(self) -> None:
        self._loop = asyncio.get_running_loop()
        if self._came:
            self._loop.call_soon(self._end)
        line = self._session.default_buffer
        if line.text:
            line.cursor_position = 0
            line.start_selection()
            line.cursor_position = len(line.text)
        if line.selection_state:
            line.selection_state.enter_shift_mode()

    def _end(self) -> None:
        app = self._session.app
        if app.is_running and app.future is not None and not app.future.done():
            app.exit(exception=KeyboardInterrupt(), style="class:aborting")

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("c-c")
        @keys.add("<sigint>")
        def _interrupt(event: KeyPressEvent) -> None:
            if event.current_buffer.text and not self._warned:
                self._warned = True
                event.app.invalidate()
            else:
                event.app.exit(exception=KeyboardInterrupt(), style="class:aborting")

        @keys.add("escape", "enter")
        def _newline(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        @keys.add("enter", filter=shift_selection_mode)
        @keys.add("backspace", filter=shift_selection_mode)
        def _keep(event: KeyPressEvent) -> None:
            event.current_buffer.exit_selection()
            event.key_processor.feed(event.key_sequence[0], first=True)

        @keys.add("<bracketed-paste>", filter=shift_selection_mode)
        def _over(event: KeyPressEvent) -> None:
            event.current_buffer.cut_selection()
            event.key_processor.feed(event.key_sequence[0], first=True)

        return keys


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """Give the terminal its settings back, however this ends."""
    try:
        import termios
    except ImportError:  # Windows: prompt_toolkit sees to its console
        yield
        return
    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(fd, termios.TCSADRAIN, before)
