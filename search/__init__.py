"""Search over what the public may read, from an index that is made of what `disclosure` gives to the public."""
