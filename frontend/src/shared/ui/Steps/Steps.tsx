import { useTranslation } from 'react-i18next';

import classes from './Steps.module.css';

/** What to do, one step after the other. The catalogue has them in English only, and this says so to everybody else. */
export function Steps({ steps }: { steps: readonly string[] }) {
  const { t, i18n } = useTranslation('common');
  return (
    <>
      {i18n.language !== 'en' && <p className={classes.note}>{t('state.english')}</p>}
      <ol lang="en" className={classes.steps}>
        {steps.map((step, index) => (
          <li key={index}>{step}</li>
        ))}
      </ol>
    </>
  );
}
