"""Django's PostgreSQL, but that a connection is not asked whether it is whole as long as nothing says otherwise."""
