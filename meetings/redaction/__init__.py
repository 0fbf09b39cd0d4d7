"""What is known of text that must not be published: where it may stand, and where it stood. No records, no clock."""
