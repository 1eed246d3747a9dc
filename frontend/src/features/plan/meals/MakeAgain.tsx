import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PlanOut } from '@/api/types.gen';

const MakeAgainDialog = lazy(async () => ({ default: (await import('./MakeAgainDialog')).MakeAgainDialog }));

/** Everything but the locked meals anew, after it was said what stays. */
export function MakeAgain({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={18} aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('action.regenerate')}
      </Button>
      {asking && (
        <Suspense>
          <MakeAgainDialog
            plan={plan}
            onClose={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
