"""Gold sets, metrics, runs, comparison, report and public benchmarks."""
