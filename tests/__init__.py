"""The checks of Headwater, one folder a room."""
