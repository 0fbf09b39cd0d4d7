"""Areas, organisations, advisory groups, people, roles, themes, sources and statements."""
