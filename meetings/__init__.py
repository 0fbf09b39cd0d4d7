"""Meetings, their agendas, who was there, and what is known of their minutes."""
