"""Pages as they are printed: laid out here, or made by the office program that is there."""
