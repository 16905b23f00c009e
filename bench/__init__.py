"""Measures Headwater: accuracy against gold, speed, and what a killed run leaves."""
