import { defineConfig } from '@hey-api/openapi-ts';

/** The typed client comes from the business API's own document; nothing in `src/api` is written by hand. */
export default defineConfig({
  input: '../contracts/business.openapi.json',
  // Passwords are write-only; one type a schema is enough.
  parser: { transforms: { readWrite: false } },
  output: { path: 'src/api', clean: true },
  plugins: [
    { name: '@hey-api/client-fetch', throwOnError: true },
    '@hey-api/typescript',
    '@hey-api/sdk',
    { name: '@tanstack/react-query', infiniteQueryOptions: false },
  ],
});
