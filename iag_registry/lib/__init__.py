"""Small named helpers that know no model of the register."""
