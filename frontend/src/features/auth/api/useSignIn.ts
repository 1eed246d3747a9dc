import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

import { login, register } from '@/api/sdk.gen';
import type { LoginIn, RegisterIn } from '@/api/types.gen';
import { accept } from '@/shared/lib/session';

/** The seeded demo person; the server offers it only where it says so. Not a secret: everyone may try the demo. */
const DEMO: LoginIn = { email: 'demo@nexfitra.local', password: 'try-nexfitra-demo' };

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

export function useDemo() {
  const { mutate, ...rest } = useLogin();
  return {
    ...rest,
    start: (): void => {
      mutate(DEMO);
    },
  };
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
