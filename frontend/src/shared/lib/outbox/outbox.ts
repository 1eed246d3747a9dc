import { HybridClock } from './clock';
import { type OutboxWrite, type WriteMethod, WriteStore } from './store';

import { ApiProblem } from '@/shared/lib/problem';
import { createStore, type Store } from '@/shared/lib/store';

export interface WriteRequest {
  method: WriteMethod;
  path: string;
  body?: Record<string, unknown>;
  affects: string[];
  label: string;
}

export interface OutboxState {
  writes: readonly OutboxWrite[];
  sending: boolean;
}

interface OutboxOptions {
  send: (path: string, init: RequestInit) => Promise<Response>;
  /** Fetch the server's state again for the queries of these operations. */
  refetch: (operationIds: string[]) => Promise<void>;
  store?: WriteStore;
  clock?: HybridClock;
  delay?: (attempt: number) => number;
}

const EMPTY: OutboxState = { writes: [], sending: false };

/** 1 s, 2 s, 4 s … at most a minute, with jitter so that devices do not come back in step. */
export const backoffMs = (attempt: number, random: number = Math.random()): number =>
  Math.min(60_000, 1000 * 2 ** attempt) * (0.5 + random / 2);

/**
 * Writes are stored on the device first and sent in order afterwards. A write that the server refuses for good stays
 * visible with its reason until the person discards it; it never blocks the ones behind it.
 */
export class Outbox {
  readonly state: Store<OutboxState> = createStore(EMPTY);
  readonly clock: HybridClock;
  private readonly store: WriteStore;
  private userId: string | null = null;
  private running: Promise<void> | null = null;
  private asked = false;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly options: OutboxOptions) {
    this.store = options.store ?? new WriteStore();
    this.clock = options.clock ?? new HybridClock();
  }

  /** Work for this person from now on; null when nobody is signed in. What others left behind stays theirs. */
  async use(userId: string | null): Promise<void> {
    if (this.userId === userId) return;
    this.userId = userId;
    this.cancelTimer();
    this.attempt = 0;
    this.state.set(EMPTY);
    if (userId === null) return;
    await this.reload();
    const sent = this.state.get().writes.filter((write) => write.state === 'sent');
    await this.drop(sent);
    void this.flush();
  }

  /** Store a write; resolves as soon as it is safe on this device. */
  async write(request: WriteRequest): Promise<OutboxWrite> {
    const { userId } = this;
    if (userId === null) throw new ApiProblem({ status: 401, code: 'unauthorized', title: 'Please sign in' });
    const revision = this.clock.next();
    const added = await this.store.add({
      userId,
      method: request.method,
      path: request.path,
      body: request.method === 'PUT' ? { ...request.body, revision } : null,
      revision,
      affects: request.affects,
      label: request.label,
      createdAt: new Date().toISOString(),
      state: 'waiting',
      problem: null,
    });
    this.state.set({ ...this.state.get(), writes: [...this.state.get().writes, added] });
    void this.flush();
    return added;
  }

  /** Send what waits. Safe to call at any time; one run at a time, and another after it where it was asked for meanwhile. */
  flush(): Promise<void> {
    this.cancelTimer();
    this.asked = true;
    this.running ??= this.locked(() => {
      this.asked = false;
      return this.drain();
    }).finally(() => {
      this.running = null;
      // What was written while the run fetched the server's state would otherwise wait for the next occasion.
      return this.asked ? this.flush() : undefined;
    });
    return this.running;
  }

  /** Forget a refused write. */
  async discard(seq: number): Promise<void> {
    const found = this.state.get().writes.filter((write) => write.seq === seq && write.state === 'refused');
    await this.drop(found);
    await this.refreshed(found);
  }

  /** Two tabs share one queue: only one of them sends. */
  private locked(work: () => Promise<void>): Promise<void> {
    return 'locks' in navigator ? navigator.locks.request('nexfitra.outbox', work) : work();
  }

  private async drain(): Promise<void> {
    await this.reload();
    this.state.set({ ...this.state.get(), sending: true });
    try {
      for (let write = this.nextWaiting(); write !== undefined; write = this.nextWaiting()) {
        if (!(await this.sendOne(write))) break;
      }
    } finally {
      this.state.set({ ...this.state.get(), sending: false });
    }
    const sent = this.state.get().writes.filter((write) => write.state === 'sent');
    if (sent.length > 0 && (await this.refreshed(sent))) await this.drop(sent);
  }

  /** Whether the server's state is here again. Until it is, what was sent stays laid over the old one. */
  private async refreshed(sent: readonly OutboxWrite[]): Promise<boolean> {
    try {
      await this.options.refetch([...new Set(sent.flatMap((write) => write.affects))]);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.isTemporary)) return true;
      this.retryLater(error);
      return false;
    }
  }

  private nextWaiting(): OutboxWrite | undefined {
    return this.state.get().writes.find((write) => write.state === 'waiting' && write.userId === this.userId);
  }

  /** Returns whether to go on with the next write. */
  private async sendOne(write: OutboxWrite): Promise<boolean> {
    try {
      const query = write.method === 'DELETE' ? `?revision=${encodeURIComponent(write.revision)}` : '';
      await this.options.send(`${write.path}${query}`, {
        method: write.method,
        ...(write.body === null
          ? {}
          : { body: JSON.stringify(write.body), headers: { 'Content-Type': 'application/json' } }),
      });
      this.attempt = 0;
      await this.keep({ ...write, state: 'sent' });
      return true;
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : null;
      if (problem === null || problem.isTemporary) this.retryLater(problem);
      if (problem === null || problem.isTemporary || problem.status === 401) return false;
      const reason = { code: problem.errors[0]?.code ?? problem.code, title: problem.errors[0]?.msg ?? problem.message };
      await this.keep({ ...write, state: 'refused', problem: reason });
      return true;
    }
  }

  private retryLater(problem: ApiProblem | null): void {
    const wait = (this.options.delay ?? backoffMs)(this.attempt);
    this.attempt += 1;
    this.timer = setTimeout(() => void this.flush(), Math.max(wait, (problem?.retryAfterS ?? 0) * 1000));
  }

  private cancelTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async keep(write: OutboxWrite): Promise<void> {
    await this.store.put(write);
    const writes = this.state.get().writes.map((other) => (other.seq === write.seq ? write : other));
    if (write.userId === this.userId) this.state.set({ ...this.state.get(), writes });
  }

  private async drop(gone: readonly OutboxWrite[]): Promise<void> {
    if (gone.length === 0) return;
    const seqs = gone.map((write) => write.seq);
    await this.store.remove(seqs);
    const writes = this.state.get().writes.filter((write) => !seqs.includes(write.seq));
    this.state.set({ ...this.state.get(), writes });
  }

  private async reload(): Promise<void> {
    const { userId } = this;
    if (userId === null) return;
    const writes = await this.store.all(userId);
    if (userId === this.userId) this.state.set({ ...this.state.get(), writes });
  }
}
