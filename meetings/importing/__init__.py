"""Reading minutes from what people have: Word and OpenDocument files, pasted pages, plain text.

Nothing here touches the database. A reader gives blocks and a list of what it dropped; `finding` makes a meeting of
them, which a person looks at and corrects before `meetings.actions.importing` stores it.
"""
