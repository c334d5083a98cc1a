"""How well and how fast: `python -m benchmarks NAME`. Data come by path or are made here; nothing is kept."""
