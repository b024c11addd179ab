"""The Parquet files read by Spark in local mode: a job of its own, where pyspark and Java are.

pip install pyspark && pytest tests/spark -rs
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from dxsheet.flows.exporting import export
from dxsheet.many.export_columns import TABLES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
MISSING = [name for name in ("pyspark", "duckdb") if find_spec(name) is None]
MISSING += [] if shutil.which("java") else ["java"]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

# After the lines of the page: what Spark finds in each table, and its answer to question 1.
MORE = """
import json
tables = {tables!r}
frames = {{one: spark.read.parquet(f"dxsheet-export/{{one}}.parquet") for one in tables}}
told = {{
    "rows": {{one: frame.count() for one, frame in frames.items()}},
    "types": {{one: dict(frame.dtypes) for one, frame in frames.items()}},
    "codes": [row[0] for row in frames["nodes"].select("organisation").distinct().collect()],
    "asked": [list(row) for row in spark.sql({query!r}).collect()],
}}
spark.stop()
print("TOLD" + json.dumps(told))
"""


def test_spark_reads_what_was_exported(tmp_path: Path) -> None:
    sheets = ROOT / "examples" / "sound"
    shutil.copytree(sheets, tmp_path / "sheets")
    (tmp_path / "sheets" / "gap.yaml").write_text(
        'dxsheet: 1\nid: gap\ntitle: 題名\norganisation: {code: "011002"}\n'
        "causes:\n  - {id: C1, text: 様式が二つ, status: identified}\n",
        encoding="utf-8",
    )
    done = export(str(tmp_path / "sheets"), "parquet", str(tmp_path / "dxsheet-export"), print)
    script = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    query = re.findall(r"```sql\n(.*?);?\n```", PAGE, re.DOTALL)[0]
    query = re.sub(r"'dxsheet-export/(\w+)\.parquet'", r"\1", query)
    script += MORE.format(tables=[table.name for table in TABLES], query=query)
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1", "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.rpartition("TOLD")[2])
    assert told["rows"] == done.rows
    kinds = {"text": "string", "integer": "bigint", "boolean": "boolean"}
    for table in TABLES:
        assert told["types"][table.name] == {one.name: kinds[one.kind] for one in table.columns}
    assert "011002" in told["codes"]
    assert [row[:3] for row in told["asked"] if row[1] == "gap"] == [["011002", "gap", "C1"]]
