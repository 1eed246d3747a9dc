import { Group, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { rangeFor } from '../lib/volume';

import { BodyMap } from './BodyMap';

import { getProfileOptions } from '@/api/@tanstack/react-query.gen';
import { useFormat } from '@/shared/lib/format';
import { Card } from '@/shared/ui';

type Translate = (key: string, options: { defaultValue: string }) => string;

/** Weekly hard sets a muscle: on a body, and as figures with the most first. */
export function VolumeTable({ title, volume }: { title: string; volume: Record<string, number> }) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const profile = useQuery(getProfileOptions());
  const rows = Object.entries(volume)
    .filter(([, sets]) => sets > 0)
    .sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return null;
  return (
    <Card title={title}>
      <Group align="start" gap="xl" grow preventGrowOverflow={false}>
        <BodyMap volume={volume} range={rangeFor(profile.data?.training.experience)} />
        <Table maw={420}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('volume.muscle')}</Table.Th>
              <Table.Th ta="right">{t('volume.sets')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([muscle, sets]) => (
              <Table.Tr key={muscle}>
                <Table.Td>
                  {(t as unknown as Translate)(`common:vocab.muscle.${muscle}`, { defaultValue: muscle })}
                </Table.Td>
                <Table.Td ta="right">{format.number(sets, 1)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Group>
    </Card>
  );
}
