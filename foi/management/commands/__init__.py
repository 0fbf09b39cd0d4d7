"""The commands of requests and answers."""
