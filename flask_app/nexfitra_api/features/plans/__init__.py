"""Plans: a week of meals or some weeks of training, made by a job, verified before anybody sees them."""
