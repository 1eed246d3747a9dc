#!/usr/bin/env bash
# Makes the roles and databases of NexFitra: for each service an owner (migrations only) that owns the database, and a
# runtime role that owns nothing. May run any number of times; a changed password is set anew.
#
# Used by the database container at its first start, by the embedded run and by the tests. It connects with psql as
# POSTGRES_USER (PGHOST, PGPORT and PGPASSWORD as psql reads them) and takes the names and passwords from the environment.
set -euo pipefail

: "${POSTGRES_USER:?}" "${POSTGRES_DB:=$POSTGRES_USER}"
: "${FLASK_DB_NAME:?}" "${FLASK_DB_USER:?}" "${FLASK_DB_PASSWORD:?}" "${FLASK_DB_OWNER:?}" "${FLASK_DB_OWNER_PASSWORD:?}"
: "${FASTAPI_DB_NAME:?}" "${FASTAPI_DB_USER:?}" "${FASTAPI_DB_PASSWORD:?}" "${FASTAPI_DB_OWNER:?}" "${FASTAPI_DB_OWNER_PASSWORD:?}"

run_sql() { # run_sql DATABASE: SQL on standard input; names and passwords travel by \getenv, never in a command line
  "${PSQL:-psql}" -X -q -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$1" >/dev/null
}

make_service() { # make_service DATABASE OWNER OWNER_PASSWORD USER USER_PASSWORD
  export SERVICE_DB="$1" SERVICE_OWNER="$2" SERVICE_OWNER_PASSWORD="$3" SERVICE_USER="$4" SERVICE_USER_PASSWORD="$5"
  run_sql "$POSTGRES_DB" <<'SQL'
\getenv db SERVICE_DB
\getenv owner SERVICE_OWNER
\getenv owner_password SERVICE_OWNER_PASSWORD
\getenv user SERVICE_USER
\getenv user_password SERVICE_USER_PASSWORD
SET client_min_messages = warning;
SET log_statement = 'none';
SELECT format('CREATE ROLE %I', r) FROM unnest(ARRAY[:'owner', :'user']) AS r
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) \gexec
ALTER ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE :"user" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'user_password';
SELECT format('CREATE DATABASE %I OWNER %I', :'db', :'owner')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db') \gexec
ALTER DATABASE :"db" OWNER TO :"owner";
REVOKE ALL ON DATABASE :"db" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"db" TO :"user";
SQL
  run_sql "$SERVICE_DB" <<'SQL'
\getenv owner SERVICE_OWNER
\getenv user SERVICE_USER
SET client_min_messages = warning;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"user";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"user";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO :"user";
SQL
}

make_service "$FLASK_DB_NAME" "$FLASK_DB_OWNER" "$FLASK_DB_OWNER_PASSWORD" "$FLASK_DB_USER" "$FLASK_DB_PASSWORD"
make_service "$FASTAPI_DB_NAME" "$FASTAPI_DB_OWNER" "$FASTAPI_DB_OWNER_PASSWORD" "$FASTAPI_DB_USER" "$FASTAPI_DB_PASSWORD"

# the services have no business in the administrator's own databases
export ADMIN_DB="$POSTGRES_DB"
run_sql "$POSTGRES_DB" <<'SQL'
\getenv admin_db ADMIN_DB
REVOKE CONNECT ON DATABASE :"admin_db" FROM PUBLIC;
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;
SQL
