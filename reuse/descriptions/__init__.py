"""What the tables say of themselves to programs, in the words of four standards, all made from the same columns."""
