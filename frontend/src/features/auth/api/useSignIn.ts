import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

import { login, register, tryDemo } from '@/api/sdk.gen';
import type { LoginIn, RegisterIn } from '@/api/types.gen';
import { preferences } from '@/shared/lib/preferences';
import { accept } from '@/shared/lib/session';

/** Only paths of this app: an address from a link must not lead elsewhere. */
export const safeNext = (next: string | null): string =>
  next !== null && /^\/(?![/\\])/.test(next) ? next : '/';

export function useLogin() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return useMutation({
    mutationFn: async (body: LoginIn) => (await login({ body })).data,
    onSuccess: async (grant) => {
      accept(grant);
      await navigate(safeNext(search.get('next')), { replace: true });
    },
  });
}

/** A session of the seeded demo person; the server offers it only where it says so. */
export function useDemo() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const { locale, timeZone } = preferences.get();
      return (await tryDemo({ body: { locale, timezone: timeZone } })).data;
    },
    onSuccess: async (grant) => {
      accept(grant);
      await navigate('/', { replace: true });
    },
  });
}

export function useRegister() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (body: RegisterIn) => (await register({ body })).data,
    onSuccess: async (grant) => {
      accept(grant);
      await navigate('/onboarding', { replace: true });
    },
  });
}
