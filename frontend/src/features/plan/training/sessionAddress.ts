/** Where the workout player takes up a planned session. */
export const sessionAddress = (planId: string, sessionId: string): string =>
  `/workout?${new URLSearchParams({ plan: planId, session: sessionId }).toString()}`;
