"""The harness that guards every page, export and command: what must not leak, who may do what, what is read."""
