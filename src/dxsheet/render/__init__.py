"""How a page looks: one module a form, imported when it is chosen (`forms`)."""
