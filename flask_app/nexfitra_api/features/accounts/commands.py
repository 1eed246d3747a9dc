"""The operator's commands for accounts. Roles are given here and nowhere else."""

import click
from sqlalchemy.orm import Session

from nexfitra_api.features.accounts import service
from nexfitra_api.kit import db


@click.group("accounts")
def cli() -> None:
    """Accounts and their roles."""


@cli.command("role")
@click.argument("email")
@click.argument("role", type=click.Choice(service.ROLES))
def role(email: str, role: str) -> None:
    """Make EMAIL a member or an administrator. Ends the person's sessions."""
    session: Session = db.session()
    roles = (service.MEMBER,) if role == service.MEMBER else (service.MEMBER, service.ADMIN)
    if not service.set_roles(email, roles):
        raise click.ClickException("nobody has registered with this address")
    session.commit()
    click.echo(f"{email} is now: {', '.join(roles)}")
