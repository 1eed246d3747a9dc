import { useTranslation } from 'react-i18next';

type Translate = (key: string, options: { defaultValue: string }) => string;

/** A session's title is a key from the planner; a title that is new to this app is shown as it came. */
export function useSessionTitle(): (key: string) => string {
  const { t } = useTranslation('plan');
  return (key) => (t as unknown as Translate)(`session.title.${key}`, { defaultValue: key.replaceAll('_', ' ') });
}

/** Where the workout player takes up a planned session. */
export const sessionAddress = (planId: string, sessionId: string): string =>
  `/workout?${new URLSearchParams({ plan: planId, session: sessionId }).toString()}`;
