import { expect, test } from '@playwright/test';

import { settle, today } from './person';
import { switchService } from './stack';

test('with the AI service killed the week still comes, and says who made it', async ({ page }) => {
  const api = await settle(page);
  await page.goto('/plan');
  switchService('kill', 'fastapi');
  try {
    await page.getByRole('button', { name: 'Make my week' }).click();
    await expect(page.getByText('The AI service did not answer')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Independently checked')).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Show' }).getByText('Training').click();
    await expect(page.getByText('The AI service did not answer')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Week 1', exact: true })).toBeVisible();
  } finally {
    switchService('revive', 'fastapi');
  }
  // and once it is back, plans come from it again
  await expect
    .poll(
      async () => {
        const { id } = await api.post<{ id: string }>('/plans', { kind: 'workout', start: today() });
        let plan = await api.get<Plan>(`/plans/${id}`);
        while (plan.provenance === null) plan = await api.get<Plan>(`/plans/${id}`);
        return plan.provenance.fallback;
      },
      { timeout: 45_000, intervals: [2_000] },
    )
    .toBe(false);
});

interface Plan {
  provenance: { fallback: boolean } | null;
}
