import { afterEach, describe, expect, it, vi } from 'vitest';

import { backoffMs, Outbox, type WriteRequest } from './outbox';
import { WriteStore } from './store';

import { ApiProblem, networkProblem } from '@/shared/lib/problem';

interface Sent {
  path: string;
  body: Record<string, unknown> | null;
}

let databases = 0;
const open: Outbox[] = [];

const refusal = (status: number, code: string): ApiProblem => new ApiProblem({ status, code, title: code });

/** An outbox whose server is a function; `sent` is what arrived. */
function setUp(answer: (path: string) => ApiProblem | null = () => null, name?: string) {
  databases += 1;
  const database = name ?? `test-${databases}`;
  const sent: Sent[] = [];
  const refetch = vi.fn(() => Promise.resolve());
  const outbox = new Outbox({
    send: (path, init) => {
      const problem = answer(path);
      if (problem !== null) return Promise.reject(problem);
      sent.push({ path, body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : null });
      return Promise.resolve(new Response(null, { status: 204 }));
    },
    refetch,
    store: new WriteStore(database),
    delay: () => 1_000_000,
  });
  open.push(outbox);
  return { outbox, sent, refetch, database };
}

const entry = (id: string, grams: number): WriteRequest => ({
  method: 'PUT',
  path: `/diary/entries/${id}`,
  body: { grams },
  affects: ['getDiaryDay'],
  label: 'Apple',
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((outbox) => outbox.use(null)));
});

describe('Outbox', () => {
  it('sends writes in the order in which they were made, each with a later revision', async () => {
    const { outbox, sent, refetch } = setUp();
    await outbox.use('robin');
    for (let grams = 1; grams <= 20; grams += 1) await outbox.write(entry('a', grams));
    await outbox.flush();
    expect(sent.map(({ body }) => body?.grams)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    const revisions = sent.map(({ body }) => String(body?.revision));
    expect([...revisions].sort()).toEqual(revisions);
    expect(refetch).toHaveBeenCalledWith(['getDiaryDay']);
    expect(outbox.state.get().writes).toEqual([]);
  });

  it('sends what is written while it fetches the state after an earlier write', async () => {
    const { outbox, sent, refetch } = setUp();
    await outbox.use('robin');
    let second: Promise<unknown> = Promise.resolve();
    refetch.mockImplementationOnce(() => (second = outbox.write(entry('b', 2))).then(() => undefined));
    await outbox.write(entry('a', 1));
    await outbox.flush();
    await second;
    expect(sent.map(({ path }) => path)).toEqual(['/diary/entries/a', '/diary/entries/b']);
    expect(outbox.state.get().writes).toEqual([]);
  });

  it('keeps what was sent over the old state until the new one is here', async () => {
    const { outbox, sent, refetch } = setUp();
    await outbox.use('robin');
    refetch.mockRejectedValue(networkProblem());
    await outbox.write(entry('a', 1));
    await outbox.flush();
    expect(outbox.state.get().writes.map(({ state }) => state)).toEqual(['sent']);
    refetch.mockResolvedValue(undefined);
    await outbox.flush();
    expect(outbox.state.get().writes).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('tells a deletion its revision in the address', async () => {
    const { outbox, sent } = setUp();
    await outbox.use('robin');
    await outbox.write({ method: 'DELETE', path: '/diary/entries/a', affects: [], label: 'Apple' });
    await outbox.flush();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.path).toMatch(/^\/diary\/entries\/a\?revision=\d{13}-[0-9a-f]{4}-[0-9a-f]{8}$/);
    expect(sent[0]?.body).toBeNull();
  });

  it('keeps everything while there is no network, over a restart, and sends it afterwards', async () => {
    const away = setUp(() => networkProblem());
    await away.outbox.use('robin');
    await away.outbox.write(entry('a', 1));
    await away.outbox.write(entry('b', 2));
    await away.outbox.flush();
    expect(away.sent).toEqual([]);
    expect(away.outbox.state.get().writes.map((write) => write.state)).toEqual(['waiting', 'waiting']);
    await away.outbox.use(null);

    const back = setUp(() => null, away.database);
    await back.outbox.use('robin');
    await back.outbox.flush();
    expect(back.sent.map(({ path }) => path)).toEqual(['/diary/entries/a', '/diary/entries/b']);
  });

  it.each([408, 429, 500, 503])('tries again after %d, and sends nothing past it', async (status) => {
    let down = true;
    const { outbox, sent } = setUp(() => (down ? refusal(status, 'later') : null));
    await outbox.use('robin');
    await outbox.write(entry('a', 1));
    await outbox.write(entry('b', 2));
    await outbox.flush();
    expect(sent).toEqual([]);
    down = false;
    await outbox.flush();
    expect(sent.map(({ path }) => path)).toEqual(['/diary/entries/a', '/diary/entries/b']);
  });

  it.each([400, 404, 409, 422])('keeps a write that was refused with %d visible, and goes on behind it', async (status) => {
    const { outbox, sent } = setUp((path) => (path.endsWith('a') ? refusal(status, 'not_found') : null));
    await outbox.use('robin');
    await outbox.write(entry('a', 1));
    await outbox.write(entry('b', 2));
    await outbox.flush();
    expect(sent.map(({ path }) => path)).toEqual(['/diary/entries/b']);
    const [left] = outbox.state.get().writes;
    expect(left).toMatchObject({ state: 'refused', path: '/diary/entries/a', problem: { code: 'not_found' } });
    await outbox.discard(left?.seq ?? -1);
    expect(outbox.state.get().writes).toEqual([]);
  });

  it('waits for a sign-in after 401', async () => {
    let signedIn = false;
    const { outbox, sent } = setUp(() => (signedIn ? null : refusal(401, 'unauthorized')));
    await outbox.use('robin');
    await outbox.write(entry('a', 1));
    await outbox.flush();
    expect(outbox.state.get().writes[0]?.state).toBe('waiting');
    signedIn = true;
    await outbox.flush();
    expect(sent).toHaveLength(1);
  });

  it('never sends the writes of one person as another', async () => {
    const away = setUp(() => networkProblem());
    await away.outbox.use('robin');
    await away.outbox.write(entry('a', 1));
    await away.outbox.flush();
    const other = setUp(() => null, away.database);
    await other.outbox.use('kim');
    await other.outbox.flush();
    expect(other.sent).toEqual([]);
    await other.outbox.use('robin');
    await other.outbox.flush();
    expect(other.sent).toHaveLength(1);
  });

  it('refuses a write when nobody is signed in', async () => {
    const { outbox } = setUp();
    await expect(outbox.write(entry('a', 1))).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

describe('backoffMs', () => {
  it('doubles up to a minute', () => {
    expect([0, 1, 2, 3, 10].map((attempt) => backoffMs(attempt, 1))).toEqual([1000, 2000, 4000, 8000, 60_000]);
    expect(backoffMs(0, 0)).toBe(500);
  });
});
