"""The checks, a family a file: one function a rule, its docstring the page of `explain`."""
