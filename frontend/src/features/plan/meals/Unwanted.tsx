import { Button } from '@mantine/core';
import { IconThumbDown, IconThumbDownFilled } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { useUnwanted } from '../api/useUnwanted';

import classes from './SwapModal.module.css';

import { ProblemNotice } from '@/shared/ui';

interface UnwantedProps {
  recipeId: string;
  /** It was said before this opened that the dish is not wanted again. */
  atOnce: boolean;
}

/** Never this dish again, with a way back; below it stands what could be eaten instead. */
export function Unwanted({ recipeId, atOnce }: UnwantedProps) {
  const { t } = useTranslation(['plan', 'common']);
  const { mutate, data, error, isPending } = useUnwanted();
  useEffect(() => {
    if (atOnce) mutate({ recipeId, unwanted: true });
  }, [atOnce, mutate, recipeId]);
  const unwanted = (data?.diet.excluded_recipes ?? []).includes(recipeId);
  return (
    <>
      <div className={classes.unwanted} role="status">
        {unwanted && (
          <p>
            <IconThumbDownFilled size={16} aria-hidden="true" />
            {t('unwanted.done')}
          </p>
        )}
        <Button
          variant={unwanted ? 'light' : 'subtle'}
          loading={isPending}
          px={unwanted ? undefined : 6}
          leftSection={unwanted ? undefined : <IconThumbDown size={18} aria-hidden="true" />}
          onClick={() => {
            mutate({ recipeId, unwanted: !unwanted });
          }}
        >
          {unwanted ? t('common:action.undo') : t('unwanted.do')}
        </Button>
      </div>
      <ProblemNotice error={error} />
    </>
  );
}
