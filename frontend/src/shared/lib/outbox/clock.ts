import { storage } from '@/shared/lib/storage';

/** A hybrid logical clock: "{ms:013d}-{counter:04x}-{node:8 hex}", sorts as text, never goes back. */
export type Revision = string;

const PATTERN = /^(\d{13})-([0-9a-f]{4})-([0-9a-f]{8})$/;
const NODE_KEY = 'nexfitra.node';
const LAST_KEY = 'nexfitra.clock';
const MAX_COUNTER = 0xffff;

interface Tick {
  ms: number;
  counter: number;
}

const format = (tick: Tick, node: string): Revision =>
  `${String(tick.ms).padStart(13, '0')}-${tick.counter.toString(16).padStart(4, '0')}-${node}`;

export function parseRevision(text: string): (Tick & { node: string }) | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  return { ms: Number(match[1]), counter: parseInt(match[2] ?? '', 16), node: match[3] ?? '' };
}

const makeNode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export class HybridClock {
  readonly node: string;
  private memory: Tick = { ms: 0, counter: 0 };

  constructor(private readonly now: () => number = Date.now) {
    const stored = storage.read(NODE_KEY);
    this.node = stored !== null && /^[0-9a-f]{8}$/.test(stored) ? stored : makeNode();
    storage.write(NODE_KEY, this.node);
  }

  /** A revision later than every one that this device has made or seen. */
  next(): Revision {
    const last = this.last();
    const now = Math.floor(this.now());
    let tick: Tick = now > last.ms ? { ms: now, counter: 0 } : { ms: last.ms, counter: last.counter + 1 };
    if (tick.counter > MAX_COUNTER) tick = { ms: last.ms + 1, counter: 0 };
    this.keep(tick);
    return format(tick, this.node);
  }

  /** Take note of a revision from the server, so that the next own one is later. */
  observe(revision: string): void {
    const seen = parseRevision(revision);
    if (seen === null) return;
    const last = this.last();
    if (seen.ms > last.ms || (seen.ms === last.ms && seen.counter > last.counter)) this.keep(seen);
  }

  /** The tabs of one browser share a node, so they share the clock through storage. */
  private last(): Tick {
    const stored = parseRevision(`${storage.read(LAST_KEY) ?? ''}-${this.node}`);
    if (stored === null) return this.memory;
    const ahead = stored.ms > this.memory.ms || (stored.ms === this.memory.ms && stored.counter > this.memory.counter);
    return ahead ? stored : this.memory;
  }

  private keep(tick: Tick): void {
    this.memory = { ms: tick.ms, counter: tick.counter };
    storage.write(LAST_KEY, format(tick, this.node).slice(0, 18));
  }
}
