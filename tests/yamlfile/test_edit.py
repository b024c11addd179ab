"""Edits: what is meant changes, everything else stays to the letter."""

import difflib
import json

import pytest

from dxsheet.yamlfile import Bare, parse
from dxsheet.yamlfile.edit import Delete, EditRefusedError, Insert, Put, apply

SHEET = """\
# yaml-language-server: $schema=...
dxsheet: 1                      # format version
title: '転入手続'   # the title
organisation: {code: "011002", name: ○○市}   # org

# people
participants:
  - {name: 窓口係, count: 3}
roles:
  decide: [窓口係]              # 決める人
  sponsor:
problems:                       # 発生している問題
  # first
  - id: P1
    text: |  # long
      行1
      行2
    # about amount
    amount: 週40件

  # second
  - id: P2
    text: abc
    # trailing P2

causes:
  # only
  - id: C1
    problems: [P1]
    why:
      - a
      - b  # bb
  # - id: C9
  #   text: commented out
ideas: []
"""

TOP = [
    *("dxsheet", "title", "organisation", "stage", "participants", "roles"),
    *("problems", "causes", "solutions", "ideas"),
]
ITEM = ["id", "text", "affected", "amount", "evidence", "problems", "why", "status"]


def order(path):
    return TOP if not path else ITEM


def edited(*changes, text=SHEET):
    return apply(text, changes, order=order).text


def diff(*changes, text=SHEET):
    """The changed lines, as `-old` and `+new`."""
    after = edited(*changes, text=text)
    lines = difflib.unified_diff(text.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


def lines(text):
    return text.strip("\n").split("\n")


CASES = [
    (
        Put(("title",), "新しい: 題"),
        ["-title: '転入手続'   # the title", "+title: '新しい: 題'   # the title"],
    ),
    (Put(("stage",), "draft"), ["+stage: draft"]),
    (Put(("roles", "sponsor"), "部長"), ["-  sponsor:", "+  sponsor: 部長"]),
    (
        Put(("roles", "decide"), ["窓口係", "山田"]),
        [
            "-  decide: [窓口係]              # 決める人",
            "+  decide: [窓口係, 山田]              # 決める人",
        ],
    ),
    (Put(("problems", 0, "text"), "行1\n行3\n"), ["-      行2", "+      行3"]),
    (
        Put(("problems", 0, "text"), "一行"),
        ["-    text: |  # long", "-      行1", "-      行2", "+    text: 一行  # long"],
    ),
    (
        Put(("problems", 1, "text"), "一行\n二行"),
        ["-    text: abc", "+    text: |-", "+      一行", "+      二行"],
    ),
    (Put(("problems", 1, "text"), None), ["-    text: abc", "+    text:"]),
    (Put(("problems", 1, "text"), "010"), ["-    text: abc", '+    text: "010"']),
    (Put(("problems", 1, "text"), Bare("4")), ["-    text: abc", "+    text: 4"]),
    (Put(("problems", 1, "evidence"), "x"), ["+    evidence: x"]),
    (
        Put(("dxsheet",), "2"),
        [
            "-dxsheet: 1                      # format version",
            "+dxsheet: 2                      # format version",
        ],
    ),
    (
        Put(("participants", 0, "count"), "4"),
        ["-  - {name: 窓口係, count: 3}", "+  - {name: 窓口係, count: 4}"],
    ),
    (
        Put(("participants", 0, "unit"), "市民課, 北"),
        ["-  - {name: 窓口係, count: 3}", '+  - {name: 窓口係, count: 3, unit: "市民課, 北"}'],
    ),
    (
        Insert(("participants",), None, {"name": "a", "count": Bare("2")}),
        ["+  - {name: a, count: 2}"],
    ),
    (Insert(("problems",), None, {"id": "P3"}), ["+  - id: P3", "+"]),
    (Insert(("problems",), 0, {"id": "P3"}), ["+  - id: P3", "+"]),
    (Insert(("problems",), 1, {"id": "P3"}), ["+  - id: P3", "+"]),
    (Insert(("causes", 0, "why"), None, "c: d"), ['+      - "c: d"']),
    (
        Insert(("causes", 0, "problems"), 0, "P2"),
        ["-    problems: [P1]", "+    problems: [P2, P1]"],
    ),
    (
        Insert(("ideas",), None, {"id": "I1", "text": "a"}),
        ["-ideas: []", "+ideas:", "+  - id: I1", "+    text: a"],
    ),
    (Insert(("causes", 0, "status"), None, "x"), ["+    status: [x]"]),
    (
        Put(("solutions",), [{"id": "S1", "causes": ["C1"]}]),
        ["+", "+solutions:", "+  - id: S1", "+    causes: [C1]"],
    ),
    (
        Put(("communication", "content", "who"), "all"),
        ["+communication:", "+  content:", "+    who: all"],
    ),
    (
        Delete(("problems", 0)),
        lines("""
-  # first
-  - id: P1
-    text: |  # long
-      行1
-      行2
-    # about amount
-    amount: 週40件"""),
    ),
    (
        Delete(("problems", 1)),
        ["-  # second", "-  - id: P2", "-    text: abc", "-    # trailing P2", "-"],
    ),
    (Delete(("problems", 0, "amount")), ["-    # about amount", "-    amount: 週40件"]),
    (
        Delete(("problems", 0, "id")),
        ["-  - id: P1", "-    text: |  # long", "+  - text: |  # long"],
    ),
    (Delete(("causes", 0, "why", 1)), ["-      - b  # bb"]),
    (Delete(("causes", 0, "problems", 0)), ["-    problems: [P1]"]),
    (
        Delete(("causes", 0)),
        lines("""
-causes:
-  # only
-  - id: C1
-    problems: [P1]
-    why:
-      - a
-      - b  # bb
-  # - id: C9
-  #   text: commented out
+# - id: C9
+#   text: commented out"""),
    ),
    (
        Delete(("organisation", "code")),
        [
            '-organisation: {code: "011002", name: ○○市}   # org',
            "+organisation: {name: ○○市}   # org",
        ],
    ),
    (Delete(("roles", "sponsor")), ["-  sponsor:"]),
    (Put(("causes", 0, "why"), ["b", "c"]), ["-      - a", "+      - c"]),
    (
        Put(("organisation",), {"name": "x", "code": "011002"}),
        [
            '-organisation: {code: "011002", name: ○○市}   # org',
            '+organisation: {code: "011002", name: x}   # org',
        ],
    ),
    (
        Put(("roles",), ["a b", "c"]),
        ["-  decide: [窓口係]              # 決める人", "-  sponsor:", "+  - a b", "+  - c"],
    ),
]


@pytest.mark.parametrize(("change", "changed"), CASES)
def test_one_change(change, changed):
    assert sorted(diff(change)) == sorted(changed)


@pytest.mark.parametrize(("change", "changed"), CASES)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay(change, changed, end):
    assert edited(change, text=SHEET.replace("\n", end)) == edited(change).replace("\n", end)


def test_several_changes_in_one_call():
    changes = [
        Put(("problems", 1, "evidence"), "記録"),
        Delete(("problems", 0)),
        Insert(("problems",), None, {"id": "P3", "text": "c"}),
        Put(("problems", 1, "text"), "d"),
    ]
    data = parse(edited(*changes).encode(), "a.yaml").data
    assert data["problems"] == [
        {"id": "P2", "text": "abc", "evidence": "記録"},
        {"id": "P3", "text": "d"},
    ]


def test_the_same_value_changes_nothing():
    assert edited(Put(("title",), "転入手続"), Put(("causes", 0, "why"), ["a", "b"])) == SHEET
    assert edited() == SHEET


def test_a_document_will_do():
    document = parse(b"\xef\xbb\xbftitle: a\r\n", "a.yaml")
    assert apply(document, [Put(("title",), "b")], order=order).text == "title: b\r\n"


@pytest.mark.parametrize(
    ("text", "change", "after"),
    [
        ("p:\n- a: 1\n", Insert(("p",), None, {"a": "x"}), "p:\n- a: 1\n- a: x\n"),
        ("p:\n- a: 1\n", Put(("q",), [{"a": "x"}]), "p:\n- a: 1\nq:\n- a: x\n"),
        ("p:\n    q: 1\n", Put(("r",), {"s": "x"}), "p:\n    q: 1\nr:\n    s: x\n"),
        ("p: 1", Put(("q",), "x"), "p: 1\nq: x"),
        ("p: |\n  a", Put(("q",), "x"), "p: |-\n  a\nq: x\n"),
        ("p: [\n  a,  # one\n  b,\n]\n", Delete(("p", 0)), "p: [\n  # one\n  b,\n]\n"),
        ("p: {a: }\n", Put(("p", "a"), "x"), "p: {a: x }\n"),
        ("p: {a}\n", Put(("p", "a"), "x"), "p: {a: x}\n"),
        ("p: {}\n", Put(("p", "a"), "x"), "p:\n  a: x\n"),
        ("p: [{}, []]\n", Put(("p", 0, "a"), "x"), "p: [{a: x}, []]\n"),
        ("p: [[ ]]\n", Insert(("p", 0), None, "x"), "p: [[x]]\n"),
        ("p:\n  -\n", Put(("p", 0), {"a": "x", "b": "z"}), "p:\n  - a: x\n    b: z\n"),
        ("p:\n  - # c\n", Put(("p", 0), {"a": "x"}), "p:\n  - # c\n    a: x\n"),
        ("p:\n  - - a\n    - b\n", Delete(("p", 0, 0)), "p:\n  - - b\n"),
        (
            "p:\n  - a: 1\n    # c\n    b: 2\n",
            Delete(("p", 0, "a")),
            "p:\n  -\n    # c\n    b: 2\n",
        ),
        ("p:  # c\n  - a\nq: 1\n", Delete(("p", 0)), "# c\nq: 1\n"),
        ("p: {a: {b: 1}, c: 2}\n", Delete(("p", "a", "b")), "p: {c: 2}\n"),
        ("p:\n  # none\nq: 1\n", Put(("p",), ["a b"]), "p:\n  - a b\n  # none\nq: 1\n"),
        ("p:\n    # none\n", Put(("p",), "a\nb"), "p: |-\n      a\n      b\n    # none\n"),
        ("p: 'a'\n", Put(("p",), "it's"), "p: 'it''s'\n"),
        ("p: 'a'\n", Put(("p",), "tab\t"), 'p: "tab\\t"\n'),
        ('p: "a"\n', Put(("p",), "b"), 'p: "b"\n'),
        ("p: 3\n", Put(("p",), "010"), "p: 010\n"),
        ("p: 3\n", Put(("p",), "null"), 'p: "null"\n'),
        ("p: >\n  a\n  b\n", Put(("p",), "c\nd\n"), "p: |\n  c\n  d\n"),
        ("p:\n  |\n    a\n", Put(("p",), "c\nd\n"), "p:\n  |\n    c\n    d\n"),
        ("p: |+\n  a\n\nq: 1\nr: 2\n", Delete(("q",)), "p: |+\n  a\n\nr: 2\n"),
        ("a: 1\n\nb: 2\n\nc: 3\n", Delete(("b",)), "a: 1\n\nc: 3\n"),
        ("# top\na: 1\nb: 2\n", Delete(("a",)), "# top\nb: 2\n"),
        ("---\na: 1\n...\n", Put(("b",), "2x"), "---\na: 1\nb: 2x\n...\n"),
        ("# top\ntitle: a\n", Put(("dxsheet",), Bare("1")), "# top\ndxsheet: 1\ntitle: a\n"),
    ],
)
def test_layouts(text, change, after):
    assert edited(change, text=text) == after


KEYS = "ideas: 1\ntitle: 2\nproblems: 3\n"


@pytest.mark.parametrize(
    ("name", "after"),
    [("organisation", "title"), ("causes", "problems"), ("dxsheet", None), ("unknown", "problems")],
)
def test_a_new_key_follows_what_comes_before_it_in_the_format(name, after):
    names = list(parse(edited(Put((name,), "x"), text=KEYS).encode(), "a").data)
    at = names.index(name)
    assert (names[at - 1] if at else None) == after


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (SHEET, Delete(("problems", 2))),
        (SHEET, Delete(("nothing",))),
        (SHEET, Put(("problems", 5, "text"), "a")),
        (SHEET, Put(("title", "text"), "a")),
        (SHEET, Put(("problems", "text"), "a")),
        (SHEET, Insert(("title",), None, "a")),
        (SHEET, Insert(("problems",), 3, {})),
        (SHEET, Insert(("problems",), -1, {})),
        ("title: a\n", Delete(("title",))),
        ("p: &x {a: 1}\nq: 2\n", Put(("p", "a"), "b")),
        ("p: &x {a: 1}\nq: 2\n", Delete(("p",))),
        ("p:\n  <<: {a: 1}\n  b: 2\n", Put(("p", "b"), "b")),
        ("p: !t {a: 1}\nq: 2\n", Put(("p", "a"), "b")),
        ("p: 1\np: 2\n", Put(("p",), "b")),
        ("? p\n: 1\nq: 2\n", Put(("p",), "b")),
        ("? p\n: 1\nq: 2\n", Delete(("p",))),
        ("p: [a: 1]\n", Put(("p", 0, "b"), "b")),
    ],
)
def test_refusals(text, change):
    with pytest.raises(EditRefusedError) as caught:
        edited(change, text=text)
    assert caught.value.code == 1


def test_an_anchor_elsewhere_does_not_matter():
    assert edited(Put(("q",), "b"), text="p: &x 1\nq: 2\npp: 3\n") == "p: &x 1\nq: b\npp: 3\n"


FLOWS = [
    "why: [a,   # first\n  b,\n  c]\n",
    "why: [\n  a,  # first\n  b  # second\n  ]\n",
    "why: [a, # x\n  # between\n  b, c,\n  d ]\n",
    "x:\n  - why: [a,   # first\n      b,\n      c]\n",
]


@pytest.mark.parametrize("text", FLOWS)
@pytest.mark.parametrize("values", [["a"], ["b"], [], ["c", "a"], ["a", "b", "c", "新しい"]])
def test_no_line_of_a_broken_list_ends_left_of_its_key(text, values):
    """Other parsers refuse a `]` there, though libyaml takes it."""
    path = ("x", 0, "why") if text.startswith("x") else ("why",)
    changed = edited(Put(path, values), text=text)
    assert parse(changed.encode(), "a.yaml").find(path).data == values
    column = 4 if text.startswith("x") else 0
    for line in changed.splitlines()[2 if text.startswith("x") else 1 :]:
        inner = line.lstrip(" ")
        assert not inner or inner.startswith("#") or len(line) - len(inner) > column


JSON = '{"dxsheet": 1, "title": "t",\n "problems": [\n  {"id": "P1", "amount": 3}\n ]\n}\n'


@pytest.mark.parametrize(
    "change",
    [
        Put(("purpose",), 'a "b" \\ no'),
        Put(("problems", 0, "text"), "x\x01\x85\u2028\n"),
        Put(("problems", 0, "amount"), Bare("4")),
        Put(("problems", 0, "amount"), "yes"),
        Put(("title",), None),
        Put(("roles",), {"decide": ["a", "b"], "sponsor": None}),
        Insert(("problems",), None, {"id": "P2", "text": "見出し", "why": ["a"]}),
        Delete(("problems", 0, "amount")),
        Delete(("problems", 0)),
    ],
)
def test_a_sheet_in_json_stays_json(change):
    changed = edited(change, text=JSON)
    assert strings(json.loads(changed)) == parse(changed.encode(), "a.yaml").data


def strings(value):
    if isinstance(value, dict):
        return {key: strings(one) for key, one in value.items()}
    if isinstance(value, list):
        return [strings(one) for one in value]
    return str(value) if isinstance(value, int) else value
