"""The Qt window: shows what use cases return and passes on what the user does."""
