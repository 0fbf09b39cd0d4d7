"""Large invented data for demonstrations, screenshots and benchmarks: marked as invented wherever a reader sees it."""
