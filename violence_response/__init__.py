"""One register from an inspector's finding to our reply, the funded intervention, its money and the Plan
priority."""

__version__ = "0.1.0"
