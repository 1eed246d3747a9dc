import { Button, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { PlanConflict } from '@/api/types.gen';
import { Card } from '@/shared/ui';

/** No week satisfies all wishes: which ones collide, and the smallest change that would do. */
export function ConflictNotice({ conflicts }: { conflicts: readonly PlanConflict[] }) {
  const { t } = useTranslation('plan');
  return (
    <Card title={t('infeasible.title')}>
      <p>{t('infeasible.text')}</p>
      <List spacing="sm">
        {conflicts.map((conflict) => (
          <List.Item key={conflict.text}>
            {conflict.text}
            <br />
            <strong>{conflict.relaxation}</strong>
          </List.Item>
        ))}
      </List>
      <Button component={Link} to="/settings/profile" mt="md">
        {t('infeasible.change')}
      </Button>
    </Card>
  );
}
