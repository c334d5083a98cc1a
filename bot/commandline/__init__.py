"""The subcommands of `dateline`; bot/__main__.py lists where each is."""
