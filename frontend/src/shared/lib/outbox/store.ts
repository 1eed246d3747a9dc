import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import type { Revision } from './clock';

export type WriteMethod = 'PUT' | 'DELETE';

/** `sent` is kept until the pages have fetched the server's state again, so that nothing flickers. */
export type WriteState = 'waiting' | 'sent' | 'refused';

/** One write on its way to the server. */
export interface OutboxWrite {
  seq: number;
  userId: string;
  method: WriteMethod;
  /** Path under the API's base, such as "/diary/entries/0190…". */
  path: string;
  body: Record<string, unknown> | null;
  revision: Revision;
  /** Operation ids of the queries that this write changes. */
  affects: string[];
  /** What to call it in the list of refused writes. */
  label: string;
  createdAt: string;
  state: WriteState;
  problem: { code: string; title: string } | null;
}

interface Schema extends DBSchema {
  writes: { key: number; value: OutboxWrite; indexes: { user: string } };
}

/** The writes of this device in IndexedDB. */
export class WriteStore {
  private db: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(private readonly name = 'nexfitra-outbox') {}

  private open(): Promise<IDBPDatabase<Schema>> {
    this.db ??= openDB<Schema>(this.name, 1, {
      upgrade: (db) => {
        db.createObjectStore('writes', { keyPath: 'seq', autoIncrement: true }).createIndex('user', 'userId');
      },
      terminated: () => {
        this.db = null;
      },
    });
    return this.db;
  }

  /** Store a write durably; returns it with its place in the order. */
  async add(write: Omit<OutboxWrite, 'seq'>): Promise<OutboxWrite> {
    const db = await this.open();
    const transaction = db.transaction('writes', 'readwrite', { durability: 'strict' });
    // The key is made by the database, so the value is stored without one.
    const seq = await transaction.store.add(write as OutboxWrite);
    await transaction.done;
    return { ...write, seq };
  }

  async put(write: OutboxWrite): Promise<void> {
    await (await this.open()).put('writes', write);
  }

  async remove(seqs: readonly number[]): Promise<void> {
    const transaction = (await this.open()).transaction('writes', 'readwrite');
    await Promise.all(seqs.map((seq) => transaction.store.delete(seq)));
    await transaction.done;
  }

  /** The writes of one person in the order in which they were made. */
  async all(userId: string): Promise<OutboxWrite[]> {
    return (await this.open()).getAllFromIndex('writes', 'user', userId);
  }

  async close(): Promise<void> {
    (await this.db)?.close();
    this.db = null;
  }
}
