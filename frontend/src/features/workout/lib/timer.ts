import { readJson, storage } from '@/shared/lib/storage';
import { createStore, useStore } from '@/shared/lib/store';

/** `ready` counts down to a timed set, `hold` through it, `rest` after a set. */
export interface Timer {
  mode: 'ready' | 'hold' | 'rest';
  endsAtMs: number;
  totalS: number;
  /** What comes next, for the notification. */
  label: string;
  /** The timed set that runs. */
  setId: string | null;
}

export const READY_S = 5;
const KEY = 'nexfitra.timer';
const isTimer = (value: unknown): value is Timer =>
  typeof value === 'object' && value !== null && 'endsAtMs' in value && 'mode' in value;

/** A rest that was running when the page was closed goes on; a hold does not, nobody was counting. */
function stored(nowMs = Date.now()): Timer | null {
  const found = readJson(KEY, isTimer);
  return found?.mode === 'rest' && found.endsAtMs > nowMs ? found : null;
}

const store = createStore<Timer | null>(stored());

export function setTimer(timer: Timer | null): void {
  if (timer === null) storage.remove(KEY);
  else storage.write(KEY, JSON.stringify(timer));
  store.set(timer);
}

export const useTimer = (): Timer | null => useStore(store);

export const restTimer = (seconds: number, label: string, nowMs = Date.now()): Timer => ({
  mode: 'rest',
  endsAtMs: nowMs + seconds * 1000,
  totalS: seconds,
  label,
  setId: null,
});

export const readyTimer = (setId: string, label: string, nowMs = Date.now()): Timer => ({
  mode: 'ready',
  endsAtMs: nowMs + READY_S * 1000,
  totalS: READY_S,
  label,
  setId,
});

export const holdTimer = (ready: Timer, seconds: number, nowMs = Date.now()): Timer => ({
  ...ready,
  mode: 'hold',
  endsAtMs: nowMs + seconds * 1000,
  totalS: seconds,
});

export const remainingS = (timer: Timer, nowMs: number): number => Math.max(0, (timer.endsAtMs - nowMs) / 1000);

export const elapsedS = (timer: Timer, nowMs: number): number =>
  Math.max(0, Math.round(timer.totalS - remainingS(timer, nowMs)));

/** 15 s more or less; never below now. */
export function shifted(timer: Timer, seconds: number, nowMs: number): Timer {
  const left = remainingS(timer, nowMs) + seconds;
  return { ...timer, endsAtMs: nowMs + Math.max(0, left) * 1000, totalS: Math.max(1, timer.totalS + seconds) };
}

/** 95 → "1:35". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
