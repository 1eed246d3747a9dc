"""What a person ate."""
