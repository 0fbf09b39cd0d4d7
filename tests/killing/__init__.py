"""Work on a real database in a process of its own, which is killed on the way: it leaves everything or nothing (C7).

`process` is the program that works and is killed, `databases` gives it a database and reads what it left, and
`sweep` kills a piece of work at every step that it takes.
"""
