import type { Loggable } from './amounts';
import { amountOf, SHOWN } from './nutrients';
import type { Slot } from './slots';

import { readJson, storage } from '@/shared/lib/storage';
import { createStore, useStore } from '@/shared/lib/store';

/** A food or recipe that was logged on this device, with the last amount for each meal. */
export interface Remembered extends Loggable {
  uses: Partial<Record<Slot, { amount: number; atMs: number }>>;
}

const LIMIT = 150;
const keyOf = (userId: string): string => `nexfitra.diary.foods.${userId}`;
const isList = (value: unknown): value is Remembered[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'uses' in item);

const lastUse = (item: Remembered): number => Math.max(...Object.values(item.uses).map((use) => use.atMs), 0);

/** Rises with every change, so that pages look again. */
const version = createStore(0);
let cache: { userId: string; items: readonly Remembered[] } | null = null;

function itemsOf(userId: string): readonly Remembered[] {
  if (cache?.userId !== userId) cache = { userId, items: readJson(keyOf(userId), isList) ?? [] };
  return cache.items;
}

/** Keep what was logged, so that it stands first the next time and can be shown without a network. */
export function remember(userId: string, item: Loggable, slot: Slot, amount: number, nowMs = Date.now()): void {
  // Another tab may have added something since.
  cache = null;
  const others = itemsOf(userId).filter((other) => other.id !== item.id);
  const before = itemsOf(userId).find((other) => other.id === item.id);
  const nutrients = Object.fromEntries(SHOWN.map((key) => [key, amountOf(item.nutrients, key)]));
  const next: Remembered = {
    kind: item.kind,
    id: item.id,
    name: item.name,
    brand: item.brand,
    nutrients,
    portions: item.portions,
    allergens: item.allergens ?? null,
    uses: { ...before?.uses, [slot]: { amount, atMs: nowMs } },
  };
  const items = [next, ...others].sort((a, b) => lastUse(b) - lastUse(a)).slice(0, LIMIT);
  storage.write(keyOf(userId), JSON.stringify(items));
  cache = { userId, items };
  version.set(version.get() + 1);
}

export function useRemembered(userId: string): readonly Remembered[] {
  useStore(version);
  return itemsOf(userId);
}

/** What was logged for this meal, newest first; then what was logged for others. */
export function recentsFor(items: readonly Remembered[], slot: Slot, limit = 8): Remembered[] {
  const here = items.filter((item) => item.uses[slot] !== undefined);
  const elsewhere = items.filter((item) => item.uses[slot] === undefined);
  here.sort((a, b) => (b.uses[slot]?.atMs ?? 0) - (a.uses[slot]?.atMs ?? 0));
  return [...here, ...elsewhere].slice(0, limit);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word typed is the beginning of a word of the name, as in the server's search. */
export function matching(items: readonly Remembered[], query: string): Remembered[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const words = plain(`${item.name} ${item.brand ?? ''}`).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}
