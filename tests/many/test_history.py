"""What a log says of each file: renames, decisions, lines that only look like either."""

from __future__ import annotations

from dxsheet.many.tally import Past, pasts

LOG = """\x012025-01-05
diff --git a/old.yaml b/old.yaml
new file mode 100644
--- /dev/null
+++ b/old.yaml
@@ -0,0 +1,3 @@
+dxsheet: 1
+stage: draft
++++ b/no-file.yaml
\x012025-02-05
diff --git a/old.yaml b/new name.yaml
similarity index 90%
rename from old.yaml
rename to new name.yaml
--- a/old.yaml\t
+++ b/new name.yaml\t
@@ -2 +2 @@
-stage: draft
+stage: "decided"
diff --git a/other.yaml b/other.yaml
--- /dev/null
+++ b/other.yaml
@@ -0,0 +1 @@
+stage: identified
\x012025-03-05
diff --git a/new name.yaml b/new name.yaml
--- a/new name.yaml\t
+++ b/new name.yaml\t
@@ -2 +2 @@
+stage: trial
diff --git a/gone.yaml b/gone.yaml
--- a/gone.yaml
+++ /dev/null
-stage: closed
"""


def test_a_log() -> None:
    found = pasts(line.encode() + b"\n" for line in LOG.split("\n"))
    assert found[b"new name.yaml"] == Past("2025-01-05", "2025-02-05")
    assert found[b"other.yaml"] == Past("2025-02-05", "")
    assert b"old.yaml" not in found and b"no-file.yaml" not in found


def test_an_empty_or_broken_log() -> None:
    assert pasts([]) == {}
    assert pasts([b"+stage: decided\n", b"rename to x\n"]) == {b"x": Past("", "")}
