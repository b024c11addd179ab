"""libyaml's parser, or the pure Python one where PyYAML came without it."""

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml.loader import BaseLoader as Parser  # type: ignore[assignment]

__all__ = ["Parser"]
