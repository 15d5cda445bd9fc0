"""One function for each thing that happens: read, decide, commit; tasks do the rest."""
