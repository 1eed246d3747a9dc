"""Routes of the diary."""

import datetime as dt
from uuid import UUID

from nexfitra_api.features.diary import schemas, service
from nexfitra_api.features.diary.public import export
from nexfitra_api.kit.auth import current_subject
from nexfitra_api.kit.endpoint import endpoint, feature_blueprint
from nexfitra_api.kit.exports import offer_export
from nexfitra_api.kit.language import request_language
from nexfitra_api.kit.pagination import Page
from nexfitra_api.kit.ranges import DayRange, RevisionQuery
from nexfitra_api.kit.revisions import deletion_revision

blueprint = feature_blueprint("diary")
offer_export(blueprint, "diary", export)


@endpoint(
    blueprint, "GET", "/diary", operation_id="list_diary_days", query=DayRange, response=Page[schemas.DayTotalsOut]
)
def list_days(query: DayRange) -> Page[schemas.DayTotalsOut]:
    """Totals of the days of a span on which something was written. Left out: the last seven days."""
    return Page(items=service.days(current_subject(), query), next_cursor=None)


@endpoint(blueprint, "GET", "/diary/<day:day>", operation_id="get_diary_day", response=schemas.DiaryDayOut)
def get_day(day: dt.date) -> schemas.DiaryDayOut:
    """Show a day: meals with entries, totals with their coverage, and the targets that held."""
    return service.day(current_subject(), day, request_language())


@endpoint(
    blueprint, "PUT", "/diary/entries/<uuid:entry_id>", operation_id="put_diary_entry", body=schemas.EntryIn,
    response=schemas.EntryWrittenOut,
)  # fmt: skip
def put_entry(entry_id: UUID, body: schemas.EntryIn) -> schemas.EntryWrittenOut:
    """Write an entry. The highest revision wins, whatever arrives first; an entry keeps the version of its food."""
    return service.put(current_subject(), entry_id, body, request_language())


@endpoint(
    blueprint, "DELETE", "/diary/entries/<uuid:entry_id>", operation_id="delete_diary_entry", query=RevisionQuery,
    response=schemas.EntryWrittenOut,
)  # fmt: skip
def delete_entry(entry_id: UUID, query: RevisionQuery) -> schemas.EntryWrittenOut:
    """Delete an entry; a tombstone remembers the revision."""
    return service.delete(entry_id, deletion_revision(query), request_language())
