"""Retrains the reader (needs PyTorch, which the installed program never imports) and the scorer."""
