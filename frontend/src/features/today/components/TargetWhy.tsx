import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { getTargetsOptions } from '@/api/@tanstack/react-query.gen';
import { useReasons } from '@/shared/lib/targets';
import { Why } from '@/shared/ui';

/** Why a target is what it is; asked of the server only when the person asks. */
export function TargetWhy({ label, fields }: { label: string; fields: readonly string[] }) {
  const [asked, setAsked] = useState(false);
  const reasons = useReasons();
  const { data } = useQuery({ ...getTargetsOptions(), enabled: asked });
  return (
    <Why
      subject={label}
      reasons={data === undefined ? undefined : reasons(data, ...fields)}
      onOpen={() => {
        setAsked(true);
      }}
    />
  );
}
