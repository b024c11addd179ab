"""The verbs: one function a command, values in and out; nothing here prints or exits."""
