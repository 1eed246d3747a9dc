/** localStorage that may be absent, full or forbidden: reading gives null then, writing says whether it worked. */
export const storage = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key: string, value: string): boolean {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Storage is forbidden here, so there was nothing to remove.
    }
  },
};

/** Parse JSON that this app wrote earlier; null where it is missing, broken or of another shape. */
export function readJson<T>(key: string, accepts: (value: unknown) => value is T): T | null {
  const raw = storage.read(key);
  if (raw === null) return null;
  try {
    const value: unknown = JSON.parse(raw);
    return accepts(value) ? value : null;
  } catch {
    return null;
  }
}
