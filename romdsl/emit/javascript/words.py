"""Names that a step may not have in emitted JavaScript."""

from __future__ import annotations

OWN = frozenset(
    ["ITEMS", "NON_ANSWERS", "accepted", "alerts", "allTrue", "answer", "answers", "anyTrue", "asked", "choice", "code", "d", "decimal", "given", "id", "item", "items", "least", "most", "n", "number", "options", "present", "reason", "rounded", "roundedToEven", "score", "shown", "sum", "truth", "truths", "value", "values", "visible", "whole", "why", "words", "yesNo"]
)

LANGUAGE = frozenset(
    ["abstract", "arguments", "async", "await", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "debugger", "default", "delete", "do", "double", "else", "enum", "eval", "export", "extends", "false", "final", "finally", "float", "for", "from", "function", "get", "goto", "if", "implements", "import", "in", "instanceof", "int", "interface", "let", "long", "native", "new", "null", "of", "package", "private", "protected", "public", "return", "set", "short", "static", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "typeof", "undefined", "var", "void", "volatile", "while", "with", "yield", "NaN", "Infinity", "Array", "Boolean", "Error", "JSON", "Map", "Math", "Number", "Object", "Promise", "Proxy", "RangeError", "RegExp", "Set", "String", "Symbol", "globalThis", "isFinite", "isNaN", "parseFloat", "parseInt", "document", "window", "self", "top", "name", "location", "event", "module", "exports", "require"]
)

RESERVED = OWN | LANGUAGE
