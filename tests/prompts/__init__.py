"""Reminders outside the dashboard."""
