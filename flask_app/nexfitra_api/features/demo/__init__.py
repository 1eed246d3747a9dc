"""A person to try the product with: six months of data, made from a seed."""
