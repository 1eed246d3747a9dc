"""Foods, recipes and exercises."""
