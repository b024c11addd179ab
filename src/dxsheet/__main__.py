"""`python -m dxsheet`: the same as the script."""

from dxsheet.cli import script

if __name__ == "__main__":
    script()
