/** Where browsers have no idle callback, or are never idle. */
const LONGEST_MS = 2_000;

/** Resolves when the browser has nothing more urgent to do: what nobody waits for comes after the first picture. */
export const idle = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: LONGEST_MS }) : setTimeout(resolve, LONGEST_MS),
  );
