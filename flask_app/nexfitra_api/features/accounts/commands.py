"""The operator's commands for accounts: roles, which are given nowhere else, and a new password for who has forgotten theirs."""

import click
from sqlalchemy.orm import Session

from nexfitra_api.features.accounts import service
from nexfitra_api.kit import db
from nexfitra_api.kit.errors import Invalid

NOBODY = "nobody has registered with this address"


@click.group("accounts")
def cli() -> None:
    """Accounts: their roles and passwords."""


@cli.command("role")
@click.argument("email")
@click.argument("role", type=click.Choice(service.ROLES))
def role(email: str, role: str) -> None:
    """Make EMAIL a member or an administrator. Ends the person's sessions."""
    session: Session = db.session()
    roles = (service.MEMBER,) if role == service.MEMBER else (service.MEMBER, service.ADMIN)
    if not service.set_roles(email, roles):
        raise click.ClickException(NOBODY)
    session.commit()
    click.echo(f"{email} is now: {', '.join(roles)}")


@cli.command("reset-password")
@click.argument("email")
def reset_password(email: str) -> None:
    """Ask for a new password for EMAIL, here in the terminal. Ends the person's sessions."""
    password = click.prompt("New password", hide_input=True, confirmation_prompt="The same again")
    try:
        found = service.reset_password(email, password)
    except Invalid as error:
        raise click.ClickException(error.errors[0].msg) from error
    if not found:
        raise click.ClickException(NOBODY)
    db.session().commit()
    click.echo(f"{email} has a new password and is signed out everywhere.")
