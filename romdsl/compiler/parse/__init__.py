"""From text to syntax tree in either spelling, and from the text of a value to the value."""
