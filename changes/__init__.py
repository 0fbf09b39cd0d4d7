"""What the public record says changed, from every app at once, and the register on two dates side by side."""
