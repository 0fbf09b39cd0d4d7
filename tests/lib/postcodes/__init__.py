"""Providers of postcodes."""
