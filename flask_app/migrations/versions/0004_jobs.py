"""Jobs: the tables and functions of procrastinate, owned like every other table by the owner role.

The statements are the library's own, of the version that is installed. A release of procrastinate with schema changes names
them in its ``sql/migrations``; taking it needs a revision here that applies those files where they are missing.
"""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_DROP = """
do $$
declare found record;
begin
    for found in select oid::regclass as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname like 'procrastinate\\_%'
    loop execute format('drop table %s cascade', found.name); end loop;
    for found in select oid::regprocedure as name from pg_proc
        where pronamespace = 'public'::regnamespace and proname like 'procrastinate\\_%'
    loop execute format('drop function %s cascade', found.name); end loop;
    for found in select oid::regtype as name from pg_type
        where typnamespace = 'public'::regnamespace and typname like 'procrastinate\\_%' and typtype in ('e', 'c')
    loop execute format('drop type %s cascade', found.name); end loop;
end $$
"""


def _run(statements: str) -> None:
    # Many statements in one go, with % signs of their own: only the bare cursor takes them as they are.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(statements)


def upgrade() -> None:
    _run(SchemaManager.get_schema())


def downgrade() -> None:
    _run(_DROP)
