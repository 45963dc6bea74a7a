"""What may leave the register, and how: the published copy, questions put to it, files made of the answers.

`rules.py` says what is published. Every way out (the page Explore, the SQL console, downloads, the addresses
under /data) reads the copy that `copying.py` makes by those rules, so no two of them can disagree.
"""
