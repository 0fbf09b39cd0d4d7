"""Changes to meetings and minutes that must be recorded: one file to a subject, each function with who and why."""
