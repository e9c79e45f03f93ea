"""The reference pages: each module writes one of them from the code."""
