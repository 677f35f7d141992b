"""The parts of the page on which replies are read and weighed."""
