"""One module for each Lambda function: parse, call one use case, answer. The clock is read here."""

import gc

# What is made while a function starts is made to stay: to look for garbage among these 110,000
# objects again and again finds none and takes a tenth of a cold start.
gc.set_threshold(200_000)
