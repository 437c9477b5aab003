"""The public benchmarks: question sets whose figures others have published."""
