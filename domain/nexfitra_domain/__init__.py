"""The science of NexFitra. Pure: no web, no database, no I/O beyond its own data files."""
