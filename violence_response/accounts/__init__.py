"""What is said about each subject, once: typed rows in, blocks out.

Pages, briefings, the digest and downloads print the blocks and decide only how they look.
"""
