import { useTranslation } from 'react-i18next';

import { listMeasurements } from '@/api/sdk.gen';
import { addDays, useToday } from '@/shared/lib/format';
import { outbox } from '@/shared/lib/outbox';
import { useSession } from '@/shared/lib/session';

/** The server looks at five years at most in one answer. */
const YEARS_5 = 5 * 365;

/**
 * Makes the weight of the short questions the first point of the weight chart, where there is no other. The weighing has the id of
 * the person: there is one such weighing at most, and whoever goes back and corrects the answer on the same day corrects it.
 */
export function useFirstWeighing(): (kg: number) => Promise<void> {
  const { t } = useTranslation('profile');
  const today = useToday();
  const id = useSession().user?.id;
  return async (kg) => {
    if (id === undefined) return;
    const { items } = (await listMeasurements({ query: { kind: 'weight', from: addDays(today, -YEARS_5), to: today, limit: 2 } })).data;
    if (items.some((item) => item.id !== id || item.date !== today || item.value_si === kg)) return;
    await outbox.write({
      method: 'PUT',
      path: `/measurements/${id}`,
      body: { kind: 'weight', value: kg, unit: 'kg', at: new Date().toISOString() },
      affects: ['getWeightProgress', 'listMeasurements', 'getTargets', 'getCurrentPlans', 'getPlan'],
      label: t('weighing'),
    });
  };
}
