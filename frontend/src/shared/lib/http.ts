import { ApiProblem, networkProblem, problemFrom } from '@/shared/lib/problem';
import { session } from '@/shared/lib/session/session';

/** The language of what the server writes for people (food names, reasons). Set by the i18n module. */
let language = 'en';
export const setRequestLanguage = (next: string): void => {
  language = next;
};

async function attempt(request: Request, token: string | null): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('Accept-Language', language);
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(new Request(request, { headers }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkProblem();
  }
}

const isOpen = (request: Request): boolean => /\/api\/v1\/(auth\/(login|register|demo)|meta)$/.test(new URL(request.url).pathname);

/**
 * `fetch` for the API: adds the access token, renews it once where it was refused, and throws `ApiProblem` for every
 * answer that is not a success. The generated client uses it, and so does everything else.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(typeof input === 'string' ? new URL(input, location.origin) : input, init);
  if (isOpen(request)) return successOf(await attempt(request, null));
  const again = request.clone();
  const token = await session.accessToken();
  const response = await attempt(request, token);
  if (response.status !== 401 || token === null) return successOf(response);
  const renewed = await session.renew(token);
  return renewed === null ? successOf(response) : successOf(await attempt(again, renewed));
}

async function successOf(response: Response): Promise<Response> {
  if (!response.ok) throw await problemFrom(response);
  return response;
}

export { ApiProblem };
