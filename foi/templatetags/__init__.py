"""What the requests and their answers show on pages."""
