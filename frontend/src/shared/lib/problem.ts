/** One field of a refused payload, as the server names it ("body.diet.meals_per_day"). */
export interface ProblemField {
  loc: string;
  code: string;
  msg: string;
  /** The numbers of the sentence, such as a limit. */
  params: Record<string, number>;
}

interface ProblemInit {
  status: number;
  code: string;
  title: string;
  detail?: string | null;
  errors?: ProblemField[];
  retryAfterS?: number | null;
}

/** A request that did not succeed. `code` is stable and is what the app translates; status 0 is "no answer at all". */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly errors: ProblemField[];
  readonly retryAfterS: number | null;

  constructor(init: ProblemInit) {
    super(init.title);
    this.name = 'ApiProblem';
    this.status = init.status;
    this.code = init.code;
    this.detail = init.detail ?? null;
    this.errors = init.errors ?? [];
    this.retryAfterS = init.retryAfterS ?? null;
  }

  /** Another try may succeed without any change: no network, a busy or restarting server. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export const networkProblem = (): ApiProblem =>
  new ApiProblem({ status: 0, code: 'network', title: 'The server cannot be reached' });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

function fields(value: unknown): ProblemField[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((item) => ({
      loc: text(item.loc, ''),
      code: text(item.code, 'invalid'),
      msg: text(item.msg, ''),
      params: numbers(item.params),
    }));
}

const numbers = (value: unknown): Record<string, number> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  );

/** What a proxy or the web server itself says without a code of ours. */
const CODE_OF_STATUS: Partial<Record<number, string>> = {
  413: 'payload_too_large',
  414: 'address_too_long',
  429: 'too_many_requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Never asked, because there is no network; it is asked by itself when the network is back. */
export const notLoadedProblem = new ApiProblem({ status: 0, code: 'not_loaded', title: 'Not loaded: no network' });

/** Read problem+json; an answer of another kind (a proxy's page) still becomes a problem with a code. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const record = isRecord(body) ? body : {};
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new ApiProblem({
    status: response.status,
    code: text(record.code, CODE_OF_STATUS[response.status] ?? `http_${response.status}`),
    title: text(record.title, response.statusText || `HTTP ${response.status}`),
    detail: typeof record.detail === 'string' ? record.detail : null,
    errors: fields(record.errors),
    retryAfterS: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  });
}
