import { randomBytes } from 'node:crypto';

import { type APIRequestContext, expect, type Page } from '@playwright/test';

export interface Account {
  name: string;
  email: string;
  password: string;
}

export const newAccount = (): Account => ({
  name: 'Robin',
  email: `${randomBytes(8).toString('hex')}@example.com`,
  password: 'seven quiet herons',
});

/** A person with a profile that lets every plan be made. */
export const PROFILE = {
  birth_date: '1990-05-17',
  sex: 'female',
  height_cm: 168,
  weight_kg: 70.5,
  activity: 'low_active',
  goal: { kind: 'lose', rate_pct_per_week: 0.5, target_weight_kg: 64 },
  diet: {
    style: 'omnivore',
    allergens: ['peanuts'],
    dislikes: [] as string[],
    meals_per_day: 4,
    max_cooking_minutes: null as number | null,
    kitchen: ['hob', 'oven', 'microwave', 'blender'],
  },
  training: {
    experience: 'beginner',
    goal: 'general',
    days_per_week: 7,
    minutes_per_session: 45,
    equipment: ['dumbbells'],
    limits: [] as { region: string; severity: string }[],
  },
  screening: {} as Record<string, boolean>,
  units: 'metric',
  locale: 'en-GB',
  timezone: 'Europe/Vienna',
};

export type Profile = typeof PROFILE;

/** What a test asks of the API beside the page, with the person's own token. */
export class Api {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly token: string,
  ) {}

  /** Register in this browser: its refresh cookie signs the page in at the next load. */
  static async register(page: Page, account: Account = newAccount()): Promise<Api> {
    const answer = await page.request.post('/api/v1/auth/register', { data: account });
    expect(answer.status()).toBe(201);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return new Api(page.request, token);
  }

  private get headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.token}` };
  }

  async put(path: string, data: unknown): Promise<void> {
    const answer = await this.request.put(`/api/v1${path}`, { data, headers: this.headers });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  async post<T>(path: string, data: unknown): Promise<T> {
    const answer = await this.request.post(`/api/v1${path}`, { data, headers: this.headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as T;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(`/api/v1${path}`, { headers: this.headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as T;
  }

  /** Have both plans made and wait until they are there. */
  async makeWeek(): Promise<void> {
    for (const kind of ['meal', 'workout']) {
      const { id } = await this.post<{ id: string }>('/plans', { kind, start: today(), seed: 7 });
      await expect
        .poll(async () => (await this.get<{ status: string }>(`/plans/${id}`)).status, { timeout: 30_000 })
        .toBe('ready');
    }
  }
}

/** Today where the person lives. */
export const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Vienna' });

/** Somebody who has answered the questions, signed in on this page. */
export async function settle(page: Page, change: Partial<Profile> = {}): Promise<Api> {
  const api = await Api.register(page);
  await api.put('/me/profile', { ...PROFILE, ...change });
  return api;
}
