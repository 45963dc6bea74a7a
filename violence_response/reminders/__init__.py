"""Reminders outside the dashboard: a calendar to subscribe to, and a digest by e-mail."""
