"""Small pieces that the pages of records are made of."""
