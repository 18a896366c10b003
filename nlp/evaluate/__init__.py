"""How good themes are: pure measures, used by the benchmarks and by tests of the method."""
