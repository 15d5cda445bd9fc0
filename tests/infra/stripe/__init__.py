"""What the embedded Stripe does, held to Stripe's documentation, examples and library."""
