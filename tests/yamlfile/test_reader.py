"""Reading: data as the person wrote it, with places; bounds and strictness."""

import pytest
from yaml.loader import BaseLoader

from dxsheet.yamlfile import Document, UnreadableError, parse
from dxsheet.yamlfile.door import decoded
from dxsheet.yamlfile.reader import build


def data(text):
    return parse(text.encode(), "a.yaml").data


@pytest.mark.parametrize(
    "written",
    ["no", "010", "12:30", "1.10", "2025-02-03", "true", "1e3", "0x1F", "=", "yes", "1_0"],
)
def test_a_scalar_stays_as_written(written):
    assert data(f"title: {written}\n") == {"title": written}


@pytest.mark.parametrize("written", ["", " ~", " null", " Null", " NULL", " # later"])
def test_nothing_written_is_none(written):
    assert data(f"title:{written}\n") == {"title": None}


@pytest.mark.parametrize("written", ['""', "''", '"null"', "'~'"])
def test_quotes_make_it_text(written):
    assert data(f"title: {written}\n") == {"title": written[1:-1]}


def test_keys_are_text():
    assert data("no: 1\n1: 2\nnull: 3\n") == {"no": "1", "1": "2", "null": "3"}


RICH = "dxsheet: 1\nproblems:\n  - id: P1\n    text: |\n      a\n    why: [x, ~, {y: z}]\ntitle:\n"


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("dxsheet",), (1, 10), (1, 1)),
        (("problems",), (3, 3), (2, 1)),
        (("problems", 0), (3, 5), (3, 5)),
        (("problems", 0, "text"), (4, 11), (4, 5)),
        (("problems", 0, "why", 1), (6, 14), (6, 14)),
        (("problems", 0, "why", 2, "y"), (6, 21), (6, 18)),
        (("title",), (7, 7), (7, 1)),
        (("problems", 0, "missing", 3, "more"), (3, 5), (3, 5)),
        (("problems", 9), (3, 3), (2, 1)),
        (("nothing",), (1, 1), (1, 1)),
    ],
)
def test_places(path, value, key):
    document = parse(RICH.encode(), "a.yaml")
    assert document.place(path) == value
    assert document.key_place(path) == key


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_places_do_not_move_with_line_ends_or_a_bom(end, bom):
    document = parse(bom + RICH.replace("\n", end).encode(), "a.yaml")
    assert document.place(("problems", 0, "why", 2, "y")) == (6, 21)
    assert document.key_place(("dxsheet",)) == (1, 1)
    assert document.newline == end
    assert document.bom is bool(bom)
    assert document.data["problems"][0]["text"] == "a\n"


def test_lines_are_counted_as_editors_do():
    document = parse('title: "a\u2028b\x85c"\ndate: 1\n'.encode(), "a.yaml")
    assert document.place(("date",)) == (2, 7)


FAULTS = [
    ("title: a\ntitle: b\n", "Y002", (2, 1), "title"),
    ("x:\n  - {id: P1, text: a, text: b}\n", "Y002", (2, 23), "x[0].text"),
    ("title: &a b\n", "Y007", (1, 8), "title"),
    ("title: *a\n", "Y007", (1, 8), "title"),
    ("x:\n  <<: {a: b}\n", "Y007", (2, 3), "x"),
    ("title: !!str b\n", "Y007", (1, 8), "title"),
    ("x: !!map\n  a: b\n", "Y007", (1, 4), "x"),
    ("%YAML 1.1\n---\ntitle: a\n", "Y007", (1, 1), ""),
    ("title: a\n---\ntitle: b\n", "Y009", (2, 1), ""),
    ("? [a]\n: b\ntitle: a\n", "Y001", (1, 3), ""),
    ("? {a: 1}\n: {b: [c]}\ntitle: a\n", "Y001", (1, 3), ""),
    ("title: {{ name }}\n", "Y001", (1, 9), "title"),
]


@pytest.mark.parametrize(("text", "rule", "place", "path"), FAULTS)
def test_faults_that_can_be_read_past(text, rule, place, path):
    document = parse(text.encode(), "a.yaml")
    (found,) = document.findings
    assert (found.rule, found.severity, found.file) == (rule, "error", "a.yaml")
    assert ((found.line, found.column), found.path) == (place, path)


def test_all_faults_at_once_and_the_first_key_wins():
    document = parse(b"title: a\ntitle: b\nx: !t 1\ny: &k [1]\nz: *k\n", "a.yaml")
    assert [(f.rule, f.line) for f in document.findings] == [
        ("Y002", 2),
        ("Y007", 3),
        ("Y007", 4),
        ("Y007", 5),
    ]
    assert document.data == {"title": "a", "x": "1", "y": ["1"], "z": None}


def test_a_finding_names_the_item():
    document = parse(b"problems:\n  - text: a\n    text: b\n    id: P7\n", "a.yaml")
    assert document.findings[0].at == "P7"


@pytest.mark.parametrize(
    "text", ["", "# a\n", "---\n...\n", "- a\n", "a\n", "~\n", "'a'\n", "[]\n"]
)
def test_not_a_mapping(text):
    with pytest.raises(UnreadableError) as caught:
        parse(text.encode(), "a.yaml")
    assert [found.rule for found in caught.value.findings] == ["Y009"]
    assert caught.value.code == 3


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "a: " + "[" * 50 + "]" * 50,
        "".join(" " * depth + "a:\n" for depth in range(60)),
        "a:\n" + "- " * 100_000 + "b\n",
        "a: " + "[" * 1_001 + "]" * 1_001,  # libyaml reads ahead and may stop first
        "a:\n" + "- " * 1_001 + "b\n",
        "".join(" " * depth + "a:\n" for depth in range(1_001)),
        "a:\n" + "- a\n" * 70_000,
        "".join(f"k{number}: [a]\n" for number in range(25_000)),
    ],
)
def test_bounds(text):
    with pytest.raises(UnreadableError) as caught:
        parse(text.encode(), "a.yaml")
    assert [found.rule for found in caught.value.findings] == ["Y008"]


def test_just_inside_the_bounds():
    deep = "a: " + "[" * 39 + "x" + "]" * 39
    assert parse(deep.encode(), "a.yaml").data["a"]
    many = "a: [" + ", ".join(["x"] * 59_000) + "]\n"
    assert len(parse(many.encode(), "a.yaml").data["a"]) == 59_000


def test_what_was_found_before_a_syntax_error_is_told_too():
    with pytest.raises(UnreadableError) as caught:
        parse(b"a: 1\na: 2\nb: [\n", "a.yaml")
    assert [(f.rule, f.line) for f in caught.value.findings] == [("Y001", 3), ("Y002", 2)]


@pytest.mark.parametrize("text", [RICH, *(fault[0] for fault in FAULTS)])
def test_the_pure_python_parser_reads_the_same(text):
    fast = parse(text.encode(), "a.yaml")
    slow = decoded(text.encode(), "a.yaml")
    build(slow, BaseLoader)
    assert slow.data == fast.data
    assert [f[:2] + f[4:] for f in slow.findings] == [f[:2] + f[4:] for f in fast.findings]


def test_the_document_keeps_the_bytes():
    raw = b"\xef\xbb\xbftitle: a\r\n"
    document = parse(raw, "a.yaml")
    assert isinstance(document, Document)
    assert (document.raw, document.text, document.file) == (raw, "title: a\r\n", "a.yaml")


def test_of_one_rule_only_so_many_are_collected_and_the_rest_counted():
    anchors = "a: [" + ", ".join(f"&a{number} x" for number in range(2_000)) + "]\n"
    document = parse(anchors.encode(), "a.yaml")
    assert len(document.findings) + document.left_out["Y007"] == 2_000
    assert len(document.findings) == 101
    with pytest.raises(UnreadableError) as caught:
        parse((anchors + "b: [\n").encode(), "a.yaml")
    assert len(caught.value.findings) + caught.value.left_out["Y007"] == 2_001
