"""Everything that a person fills in and saves. A form asks and hands on; `register` decides and writes."""
