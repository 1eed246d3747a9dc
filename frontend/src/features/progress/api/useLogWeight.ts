import { outbox } from '@/shared/lib/outbox';
import { uuid7 } from '@/shared/lib/uuid7';

/** Note a weight of now: kept on this device first, sent when the server can be reached. */
export async function logWeight(weightKg: number, label: string): Promise<void> {
  await outbox.write({
    method: 'PUT',
    path: `/measurements/${uuid7()}`,
    body: { kind: 'weight', value: weightKg, unit: 'kg', at: new Date().toISOString() },
    affects: ['getWeightProgress', 'listMeasurements', 'getTargets', 'getCurrentPlans', 'getPlan'],
    label,
  });
}
