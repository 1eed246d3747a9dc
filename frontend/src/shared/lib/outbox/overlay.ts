import type { OutboxWrite } from './store';

/**
 * Lay the writes that the server does not have yet over what it answered: a PUT replaces or adds, a DELETE removes.
 * `prefix` is the collection's path with its slash ("/diary/entries/"); `make` builds a row from what was written, or
 * returns null where the row does not belong into this list (another day).
 */
export function overlay<Row extends { id: string }>(
  rows: readonly Row[],
  writes: readonly OutboxWrite[],
  prefix: string,
  make: (id: string, body: Record<string, unknown>, known: Row | undefined) => Row | null,
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const write of writes) {
    if (write.state === 'refused' || !write.path.startsWith(prefix)) continue;
    const id = write.path.slice(prefix.length);
    if (id.includes('/')) continue;
    const next = write.body === null ? null : make(id, write.body, byId.get(id));
    if (next === null) byId.delete(id);
    else byId.set(id, next);
  }
  return [...byId.values()];
}
