"""The pipeline, from real files to a real case."""
