"""The figures of docs/performance.md, by command: `python -m benchmarks`."""
