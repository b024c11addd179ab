"""`python -m dxsheet`: the same as the script."""

import sys

from dxsheet.cli import main

if __name__ == "__main__":
    sys.exit(main())
