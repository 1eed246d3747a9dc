import { useMutation, useQueryClient } from '@tanstack/react-query';

import { deleteMe, endSession, exportMe, login } from '@/api/sdk.gen';
import { ApiProblem } from '@/shared/lib/problem';
import { refetchOperations } from '@/shared/lib/query';
import { accept, session } from '@/shared/lib/session';

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => endSession({ path: { session_id: sessionId } }),
    onSuccess: () => refetchOperations(client, ['listSessions']),
  });
}

export const useSignOut = () => useMutation({ mutationFn: () => session.signOut() });

/** Save everything that is kept about the person as a file. */
export function useExport() {
  return useMutation({
    mutationFn: async () => {
      const { data } = await exportMe();
      const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = `nexfitra-${new Date().toISOString().slice(0, 10)}.json`;
      link.click();
      URL.revokeObjectURL(address);
    },
  });
}

/** The address is the person's own and was not typed: only the password can be wrong. */
function aboutThePassword(error: unknown): never {
  if (!(error instanceof ApiProblem) || error.code !== 'bad_credentials') throw error;
  throw new ApiProblem({ status: error.status, code: 'wrong_password', title: error.message });
}

/** Deleting needs a sign-in of just now, so the password is asked for and used for one. */
export function useDeleteAccount(email: string) {
  return useMutation({
    mutationFn: async (password: string) => {
      accept((await login({ body: { email, password } }).catch(aboutThePassword)).data);
      await deleteMe();
      session.drop();
    },
  });
}
