import { setupServer } from 'msw/node';

/** Answers for the API; each test says which. A request without an answer fails the test. */
export const server = setupServer();
