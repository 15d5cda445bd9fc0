"""One module for each thing outside: DynamoDB, Stripe, SES, signed links. No decisions."""
