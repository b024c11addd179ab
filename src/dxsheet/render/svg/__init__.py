"""Pictures as SVG: the diagram problem → causes → solutions, bars, goals and results."""
