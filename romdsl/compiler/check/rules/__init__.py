"""One module a rule, found by being here; each has a `rule` and `findings(context)`."""
