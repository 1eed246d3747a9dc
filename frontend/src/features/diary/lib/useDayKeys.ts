import { useEffect } from 'react';

interface DayKeys {
  onSearch: () => void;
  onMove: (days: number) => void;
  onToday: () => void;
}

/** Where a key belongs to something else: typing, an open menu or dialog, a calendar. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null;

/** `/` searches, the arrows change the day, `t` goes to today. */
export function useDayKeys({ onSearch, onMove, onToday }: DayKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      const act = {
        '/': onSearch,
        t: onToday,
        ArrowLeft: () => {
          onMove(-1);
        },
        ArrowRight: () => {
          onMove(1);
        },
      }[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [onSearch, onMove, onToday]);
}
