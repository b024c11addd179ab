"""One module a family of commands: what each takes, and how its result reaches the screen."""
