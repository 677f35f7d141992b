"""What files from outside say of themselves: when, where, by whom they were made."""
