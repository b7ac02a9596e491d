"""Speed and memory, measured side by side with peers. Run with `python -m tests.bench`."""
