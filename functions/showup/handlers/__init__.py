"""One module for each Lambda function: parse, call one use case, answer. The clock is read here."""
