"""From a request to a verified plan: choice of the engine, bounded computation, verdict, record."""
