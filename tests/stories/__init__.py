"""Whole stories: people with a real Chromium, the embedded cloud, and the business clock."""
