"""What the templates of the search need."""
