"""The checks of the measurements, on tiny files of our own."""
