"""Background work: one process that does what no visitor should wait for."""
