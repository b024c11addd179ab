"""The commands by name, in the order that help lists them, each in a module of its own.

Names only: a command's module is imported when it runs, or when help asks for all of them.
"""

from __future__ import annotations

from dxsheet.cli.params import Command

# name → module in cli/commands and the name of the Command in it.
COMMANDS = {
    "new": ("walking", "NEW"),
    "resume": ("walking", "RESUME"),
    "add": ("editing", "ADD"),
    "set": ("editing", "SET"),
    "link": ("editing", "LINK"),
    "unlink": ("editing", "UNLINK"),
    "remove": ("editing", "REMOVE"),
    "park": ("editing", "PARK"),
    "renumber": ("editing", "RENUMBER"),
    "check": ("checking", "CHECK"),
    "show": ("showing", "SHOW"),
    "summary": ("showing", "SUMMARY"),
    "diff": ("comparing", "DIFF"),
    "merge": ("merging", "MERGE"),
    "git-setup": ("merging", "GIT_SETUP"),
    "textconv": ("merging", "TEXTCONV"),
    "collect": ("collecting", "COLLECT"),
    "import": ("importing", "IMPORT"),
    "list": ("many", "LIST"),
    "stats": ("many", "STATS"),
    "export": ("many", "EXPORT"),
    "rules": ("reference", "RULES"),
    "explain": ("reference", "EXPLAIN"),
    "schema": ("reference", "SCHEMA"),
    "templates": ("reference", "TEMPLATES"),
}

# Run by git, not by people: left out of help.
HIDDEN = frozenset(("textconv",))


def find(name: str) -> Command | None:
    """The command of that name, its module imported now; None where there is none."""
    entry = COMMANDS.get(name)
    if entry is None:
        return None
    module = __import__(f"dxsheet.cli.commands.{entry[0]}", fromlist=[entry[1]])
    command: Command = getattr(module, entry[1])
    return command
