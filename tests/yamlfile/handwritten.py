"""Sheets as people write them, made at random: every layout, comments that know their owner."""

import random

WORDS = [
    "窓口",
    "転入 手続",
    "🏢 庁舎",
    "abc",
    "a, b",
    "x-y",
    "3",
    "010",
    "yes",
    "12:30",
    "ab'c",
    "長い文。" * 40,
]
KEYS = ["text", "why", "status", "owner", "note", "causes", "evidence", "roles", "amount", "plan"]


class Writer:
    """Writes one random sheet; `comments` maps each comment to the path of what it belongs to."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.comments = {}
        self.open = []  # the chain of items that what comes next may still belong to: path, column
        self.body = None  # the indent of a block scalar that has just been written
        self.flush = self.random.random() < 0.3
        self.step = self.random.choice([2, 2, 2, 4])
        self.airy = self.random.choice([0.0, 0.1, 0.4])
        self.chatty = self.random.choice([0.0, 0.15, 0.4])

    def text(self):
        pick = self.random
        if pick.random() < 0.3:
            self.lines.append(self.comment(None))
            if pick.random() < 0.5:
                self.lines.append("")
        if pick.random() < 0.1:
            self.lines.append("---")
        self.map((), 0, self.names(2, 7), 0)
        if pick.random() < 0.2:
            self.lines.append(self.comment(None))
        if pick.random() < 0.1:
            self.lines.append("...")
        end = pick.choice(["\n", "\n", "\n", "\r\n", "\r"])
        return end.join(self.lines) + (end if pick.random() < 0.9 else "")

    def names(self, least, most):
        return self.random.sample(KEYS, self.random.randint(least, most))

    def comment(self, owner):
        sign = f"# c{len(self.comments)} メモ: [x] '"
        self.comments[sign] = owner
        return sign

    def maybe(self, owner):
        return f"{' ' * self.random.randint(1, 4)}{self.comment(owner)}" if self.says() else ""

    def says(self):
        return self.random.random() < self.chatty

    def begin(self, path, column, *, first, compact):
        """Empty lines and comments above a key or an entry."""
        if not compact:
            if not first and self.random.random() < self.airy:
                self.lines.append("")
            if self.says():
                if self.random.random() < 0.2:  # a heading: an empty line sets it apart
                    heading = (*path[:-1], "heading") if path[:-1] else None
                    self.lines += [" " * column + self.comment(heading), ""]
                owner = None if first and len(path) == 1 else path
                self.lines.append(" " * column + self.comment(owner))
        self.open = [one for one in self.open if one[0] == path[: len(one[0])]]
        self.open.append((path, column))
        self.body = None

    def inside(self, column):
        """A comment below a value: it belongs to the last thing that begins left of it."""
        column += self.random.choice([1, 2, 4])
        if self.says() and (self.body is None or column < self.body):
            owner = next(path for path, at in reversed(self.open) if at < column)
            self.lines.append(" " * column + self.comment((*owner, "below")))

    def map(self, path, column, names, depth, lead=None):
        """`lead`: what stands before the first key on its line (a dash)."""
        for number, name in enumerate(names):
            here = (*path, name)
            compact = number == 0 and lead is not None
            self.begin(here, column, first=number == 0, compact=compact)
            key = self.random.choice([name] * 8 + [f'"{name}"', f"{name} "])
            head = (lead if compact else " " * column) + key + ":"
            self.value(here, head, column, depth, listed=False)
            self.inside(column)

    def list(self, path, column, depth, lead=None):
        for number in range(self.random.randint(1, 4)):
            here = (*path, number)
            compact = number == 0 and lead is not None
            self.begin(here, column, first=number == 0, compact=compact)
            head = (lead if compact else " " * column) + "-"
            self.entry(here, head, column, depth)
            self.inside(column)

    def entry(self, path, head, column, depth):
        kind = self.random.random()
        if kind < 0.55 and depth < 4:
            if self.random.random() < 0.1:
                self.lines.append(head + self.maybe(path))
                self.map(path, column + 2, self.names(1, 4), depth + 1)
            else:
                self.map(path, column + 2, self.names(1, 4), depth + 1, lead=head + " ")
        elif kind < 0.62 and depth < 4:
            self.list(path, column + 2, depth + 1, lead=head + " ")
        else:
            self.value(path, head, column, 9, listed=True)

    def value(self, path, head, column, depth, *, listed):
        kind = self.random.random()
        if depth < 4 and kind < 0.2:
            self.lines.append(head + self.maybe(path))
            self.list(path, column if self.flush else column + self.step, depth + 1)
        elif depth < 4 and kind < 0.35:
            self.lines.append(head + self.maybe(path))
            self.map(path, column + self.step, self.names(1, 4), depth + 1)
        elif kind < 0.47:
            self.brackets(path, head, column)
        elif kind < 0.6:
            self.block(path, head, column + (2 if listed else self.step))
        else:
            self.scalar(path, head, column)

    def scalar(self, path, head, column):
        word = self.random.choice(WORDS)
        kind = self.random.random()
        if kind < 0.1:
            self.lines.append(head + self.maybe(path))
        elif kind < 0.5 and word not in ("12:30",):
            self.lines.append(f"{head} {word}{self.maybe(path)}")
        elif kind < 0.65:
            self.lines.append(f"{head}  '{word.replace(chr(39), chr(39) * 2)}'{self.maybe(path)}")
        elif kind < 0.8:
            self.lines.append(f'{head} "{word}\\n\\"x\\""{self.maybe(path)}')
        elif kind < 0.87:
            self.lines += [f"{head} {word}", " " * (column + 3) + "続き" + self.maybe(path)]
        elif kind < 0.94:
            self.lines += [f'{head} "{word}', "", " " * (column + 2) + '続き"' + self.maybe(path)]
        else:
            self.lines += [head + self.maybe(path), " " * (column + 4) + word]

    def block(self, path, head, indent):
        sign = self.random.choice(["|", "|", "|-", ">", ">-", "|+"])
        self.lines.append(f"{head} {sign}{self.maybe(path)}")
        self.body = indent
        for _ in range(self.random.randint(1, 3)):
            self.lines.append(" " * indent + self.random.choice([*WORDS, "# no comment", "- x: y"]))
            if self.random.random() < 0.15:
                self.lines.append("")
        if self.lines[-1] == "" and self.random.random() < 0.7:
            self.lines.pop()

    def brackets(self, path, head, column):
        words = [self.random.choice(["P1", "山田", "'a b'", '"x, y"', "no"]) for _ in range(3)]
        words = words[: self.random.randint(0, 3)]
        pairs = [f"{name}: {word}" for name, word in zip("abc", words, strict=False)]
        if self.random.random() < 0.2:
            pairs.append("d: [1, {e: f}]")
        inner, ends = (pairs, "{}") if self.random.random() < 0.5 else (words, "[]")
        if self.random.random() < 0.25 and inner:
            self.lines.append(f"{head} {ends[0]}{self.maybe((*path, 'opening'))}")
            pad = " " * (column + 4)
            for number, one in enumerate(inner):
                owner = (*path, one.split(":")[0] if ends == "{}" else number)
                self.lines.append(f"{pad}{one},{self.maybe(owner)}")
            self.lines.append(f"{pad}{ends[1]}{self.maybe(path)}")
        else:
            space = self.random.choice(["", "", " "])
            written = f"{ends[0]}{space}{', '.join(inner)}{space}{ends[1]}"
            self.lines.append(f"{head} {written}{self.maybe(path)}")
