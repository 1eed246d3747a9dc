import { useMutation, useQueryClient } from '@tanstack/react-query';

import { getProfileQueryKey } from '@/api/@tanstack/react-query.gen';
import { getProfile, putProfile } from '@/api/sdk.gen';

/** Put a dish on the list of those that are not wanted, or take it off again. Plans to come and swaps keep to it; this plan stays. */
export function useUnwanted() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ recipeId, unwanted }: { recipeId: string; unwanted: boolean }) => {
      const { revision: _, ...profile } = (await getProfile()).data;
      const others = (profile.diet.excluded_recipes ?? []).filter((id) => id !== recipeId);
      const excluded_recipes = unwanted ? [...others, recipeId] : others;
      return (await putProfile({ body: { ...profile, diet: { ...profile.diet, excluded_recipes } } })).data;
    },
    onSuccess: (profile) => {
      client.setQueryData(getProfileQueryKey(), profile);
      return client.invalidateQueries({ queryKey: ['swap'] });
    },
  });
}
