"""From syntax tree to measure: which words stand where, and what each says."""
