import { ApiProblem, networkProblem, problemFrom } from '@/shared/lib/problem';
import { readJson, storage } from '@/shared/lib/storage';
import { createStore, useStore } from '@/shared/lib/store';

/** Who is signed in, as the server's sign-in answer names it. */
export interface SessionUser {
  id: string;
  email: string;
  name: string;
  roles: string[];
}

/** What signing in, registering and refreshing answer with. */
export interface Grant {
  access_token: string;
  expires_in: number;
  user: SessionUser;
}

/** `offline`: this device knows who was signed in, and the server could not be asked yet. */
export type Session =
  | { state: 'unknown'; user: null }
  | { state: 'anonymous'; user: null }
  | { state: 'offline'; user: SessionUser }
  | { state: 'signed-in'; user: SessionUser };

const AUTH = '/api/v1/auth';
const CSRF_COOKIE = 'nexfitra_csrf';
const CSRF_HEADER = 'X-CSRF-Token';
const USER_KEY = 'nexfitra.user';
const CHANNEL = 'nexfitra.session';
/** A token this close to its end is renewed before it is used. */
const RENEW_BEFORE_MS = 20_000;

const store = createStore<Session>({ state: 'unknown', user: null });
const signOutListeners = new Set<() => void>();
// The access token lives in this closure only: never in storage, never in a cookie that scripts can read.
let token: { value: string; endsAt: number } | null = null;
let refreshing: Promise<boolean> | null = null;

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data === 'signed-out') forget();
});

const isUser = (value: unknown): value is SessionUser =>
  typeof value === 'object' && value !== null && 'id' in value && 'email' in value && 'name' in value;

function csrfToken(): string | null {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${CSRF_COOKIE}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(CSRF_COOKIE.length + 1));
}

function forget(): void {
  token = null;
  storage.remove(USER_KEY);
  store.set({ state: 'anonymous', user: null });
  signOutListeners.forEach((listener) => {
    listener();
  });
}

/** Take over the answer of a sign-in, a registration or a refresh. */
export function accept(grant: Grant): void {
  token = { value: grant.access_token, endsAt: Date.now() + grant.expires_in * 1000 };
  const user: SessionUser = { ...grant.user, roles: [...grant.user.roles] };
  storage.write(USER_KEY, JSON.stringify(user));
  store.set({ state: 'signed-in', user });
}

async function send(path: string): Promise<Response> {
  try {
    return await fetch(`${AUTH}${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { [CSRF_HEADER]: csrfToken() ?? '' },
    });
  } catch {
    throw networkProblem();
  }
}

async function requestRefresh(): Promise<boolean> {
  // Another tab may have used up this cookie while we waited for the lock; the browser sends the newest one anyway.
  const shown = csrfToken();
  if (shown === null) return false;
  const response = await send('/refresh');
  if (response.ok) {
    accept((await response.json()) as Grant);
    return true;
  }
  const problem = await problemFrom(response);
  if (problem.isTemporary) throw problem;
  // The answer to a page that was left (a quick reload) may renew the cookie after we read it and before it is sent.
  if (problem.code === 'csrf_failed' && csrfToken() !== shown) return requestRefresh();
  return false;
}

/** One refresh at a time in this tab, and (where the browser has locks) over all tabs: the refresh token is used once. */
function refreshOnce(): Promise<boolean> {
  refreshing ??= ('locks' in navigator ? navigator.locks.request('nexfitra.refresh', requestRefresh) : requestRefresh()).finally(
    () => {
      refreshing = null;
    },
  );
  return refreshing;
}

export const session = {
  store,

  /** The header's token, renewed if it is about to end. Null: nobody is signed in. Throws a temporary ApiProblem. */
  async accessToken(): Promise<string | null> {
    if (token !== null && token.endsAt - Date.now() > RENEW_BEFORE_MS) return token.value;
    if (store.get().user === null && csrfToken() === null) return null;
    return this.renew(token?.value ?? null);
  },

  /** Replace the token that the server refused. Signs out where the session itself has ended. */
  async renew(refused: string | null): Promise<string | null> {
    if (token !== null && token.value !== refused && token.endsAt > Date.now()) return token.value;
    if (await refreshOnce()) return token?.value ?? null;
    forget();
    return null;
  },

  /** At load: sign in from the cookie, or fall back to what this device knows while the server cannot be reached. */
  async restore(): Promise<Session> {
    const known = store.get();
    if (known.state !== 'unknown') return known;
    const remembered = readJson(USER_KEY, isUser);
    if (csrfToken() === null) {
      storage.remove(USER_KEY);
      store.set({ state: 'anonymous', user: null });
      return store.get();
    }
    try {
      if (!(await refreshOnce())) forget();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      store.set(remembered === null ? { state: 'anonymous', user: null } : { state: 'offline', user: remembered });
    }
    return store.get();
  },

  /** End the session on the server and in every tab. Without the server the cookie stays until its end, so that is said. */
  async signOut(): Promise<void> {
    const response = await send('/logout');
    if (!response.ok && response.status !== 401) throw await problemFrom(response);
    this.drop();
  },

  /** The person has changed their name or address; other tabs hear of it when they renew their token. */
  rename(change: Pick<SessionUser, 'name' | 'email'>): void {
    const known = store.get();
    if (known.user === null) return;
    const user: SessionUser = { ...known.user, name: change.name, email: change.email };
    storage.write(USER_KEY, JSON.stringify(user));
    store.set({ state: known.state, user });
  },

  /** Forget the session here and in the other tabs (signed out, account deleted). */
  drop(): void {
    channel?.postMessage('signed-out');
    forget();
  },

  /** Called after the session has gone, in each tab. */
  onSignedOut(listener: () => void): () => void {
    signOutListeners.add(listener);
    return () => signOutListeners.delete(listener);
  },
};

export const useSession = (): Session => useStore(store);
