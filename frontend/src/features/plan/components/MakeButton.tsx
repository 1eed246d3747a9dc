import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';

import type { PlanKind } from '../lib/kind';

import { type IsoDay, useToday } from '@/shared/lib/format';

const MakeDialog = lazy(async () => ({ default: (await import('./MakeDialog')).MakeDialog }));

interface MakeButtonProps {
  kinds: readonly PlanKind[];
  text: string;
  /** Where the days before are planned already; absent, today. */
  start?: IsoDay;
  variant?: 'default' | 'subtle';
}

/** A plan of other days or another length. */
export function MakeButton({ kinds, text, start, variant = 'default' }: MakeButtonProps) {
  const today = useToday();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant={variant}
        leftSection={variant === 'default' && <IconCalendarPlus size={18} aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => {
          setAsking(true);
        }}
      >
        {text}
      </Button>
      {asking && (
        <Suspense>
          <MakeDialog
            kinds={kinds}
            start={start === undefined || start < today ? today : start}
            onClose={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
