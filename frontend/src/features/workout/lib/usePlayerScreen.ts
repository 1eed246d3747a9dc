import { useEffect } from 'react';

import { storage } from '@/shared/lib/storage';
import { createStore, useStore } from '@/shared/lib/store';

const KEY = 'nexfitra.workout.dark';
const ATTRIBUTE = 'data-mantine-color-scheme';
const dark = createStore(storage.read(KEY) !== 'off');

export const useDark = (): boolean => useStore(dark);

export function setDark(on: boolean): void {
  storage.write(KEY, on ? 'on' : 'off');
  dark.set(on);
}

/** The player is dark unless the person wants it as the rest of the app; leaving it puts the page back. */
export function useDarkScreen(): void {
  const on = useDark();
  useEffect(() => {
    if (!on) return undefined;
    const root = document.documentElement;
    const before = root.getAttribute(ATTRIBUTE);
    root.setAttribute(ATTRIBUTE, 'dark');
    return () => {
      if (before !== null) root.setAttribute(ATTRIBUTE, before);
    };
  }, [on]);
}

/** Keep the screen on while a workout runs. The browser takes the lock away when the page is hidden, so it is asked again. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const take = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      // A low battery may refuse it; the workout goes on without.
      lock = await navigator.wakeLock.request('screen').catch(() => null);
      if (over) await lock?.release();
    };
    const again = (): void => void take();
    void take();
    document.addEventListener('visibilitychange', again);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
