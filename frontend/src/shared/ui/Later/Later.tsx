import { type ReactNode, useDeferredValue } from 'react';

interface LaterProps {
  /** As high as what comes, so that nothing moves. */
  fallback: ReactNode;
  children: ReactNode;
}

/**
 * Draws what is long a moment after the rest, in slices between which taps are heard: an answer that arrives is otherwise drawn in one
 * go, which holds up a phone.
 */
export function Later({ fallback, children }: LaterProps) {
  const now = useDeferredValue(true, false);
  return now ? children : fallback;
}
