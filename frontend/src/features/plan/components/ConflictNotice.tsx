import { Button, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { PlanConflict } from '@/api/types.gen';
import { useExplain } from '@/shared/lib/explain';
import { Card } from '@/shared/ui';

/** No week satisfies all wishes: which ones collide, and the smallest change that would do. */
export function ConflictNotice({ conflicts }: { conflicts: readonly PlanConflict[] }) {
  const { t } = useTranslation('plan');
  const explain = useExplain();
  return (
    <Card title={t('infeasible.title')}>
      <p>{t('infeasible.text')}</p>
      <List spacing="sm">
        {conflicts.map((conflict) => (
          <List.Item key={conflict.text}>
            {explain(conflict.text_parts, conflict.text)}
            <br />
            <strong>{explain(conflict.relaxation_parts, conflict.relaxation)}</strong>
          </List.Item>
        ))}
      </List>
      <Button component={Link} to="/settings/profile" mt="md">
        {t('infeasible.change')}
      </Button>
    </Card>
  );
}
