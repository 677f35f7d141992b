"""The one door: one function for each intention of the user, for window and command line alike."""
