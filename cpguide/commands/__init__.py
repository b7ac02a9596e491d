"""The commands: each module runs one and returns its exit code."""
