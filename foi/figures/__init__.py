"""The quarterly figures of requests: worked out from their steps and parts, and never keyed in."""
