"""The pages and files of the data for reuse; each gives what the public may read, whoever asks."""
