import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The script that asks first runs as soon as it is here. What draws is imported later, in a turn of its own, and asked for at once
 * all the same.
 */
function askEarly(): Plugin {
  return {
    name: 'nexfitra-ask-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = new Map(Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
        const named = (name: string) => {
          const found = [...chunks.values()].find((chunk) => chunk.name === name && chunk.facadeModuleId !== null);
          if (found === undefined) throw new Error(`the build has no script ${name}`);
          return found;
        };
        const needed = (file: string, found = new Set<string>()): Set<string> => {
          if (found.has(file)) return found;
          found.add(file);
          for (const imported of chunks.get(file)?.imports ?? []) needed(imported, found);
          return found;
        };
        const missing = [...needed(named('render').fileName)].filter((file) => !html.includes(file));
        return [
          {
            tag: 'script',
            attrs: { type: 'module', async: true, crossorigin: true, src: `/${named('early').fileName}` },
            injectTo: 'head',
          },
          ...missing.map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          })),
        ];
      },
    },
  };
}

/** Style sheets after the name that stands in the document: it is drawn before they are here, and the app waits for them. */
function stylesAfterShell(): Plugin {
  return {
    name: 'nexfitra-styles-after-shell',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const links = html.match(/ *<link rel="stylesheet"[^>]*>\n?/g) ?? [];
        const head = links.reduce((rest, link) => rest.replace(link, ''), html);
        return head.replace('</body>', `${links.join('')}  </body>`);
      },
    },
  };
}

/** What the early script is made of. */
const EARLY = new RegExp(
  'node_modules/(react|@tanstack/(query-core|react-query))/|src/api/|src/app/(early|dashboard|i18n/texts)|src/features/(plan|progress|today)/index|' +
    'src/shared/lib/(http|preferences|problem|query|session|storage|store|units|format/(dates|kept))',
);

/** What only forms, dialogs, charts and the service worker need. */
const LAZY = new RegExp(
  `src/shared/ui/(LanguageSelect|PasswordField|ToggleChips)/|node_modules/(recharts|d3-|victory|dayjs|workbox|react-remove-scroll|@floating-ui|@mantine/(charts|dates|form)|` +
    `@mantine/core/.*/(ScrollArea/(?!utils/)|(Checkbox|Chip|Combobox|Drawer|InlineInput|Modal|ModalBase|NativeSelect|` +
    `PasswordInput|Pill|Popover|Radio|Switch|Table)/))`,
);

export default defineConfig({
  plugins: [
    react(),
    askEarly(),
    stylesAfterShell(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        name: 'NexFitra',
        short_name: 'NexFitra',
        description: 'Food, training and progress on your own server',
        theme_color: '#f6f5f1',
        background_color: '#f6f5f1',
        display: 'standalone',
        start_url: '/',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2}'],
        navigateFallback: '/index.html',
        // The first visit too: what is fetched later (dialogs, other pages) comes from the device when the network goes.
        clientsClaim: true,
        // The API is never answered from a cache: what a person logged must not look older than it is.
        navigateFallbackDenylist: [/^\/api\//, /^\/healthz/, /^\/readyz/, /^\/metrics/],
      },
    }),
  ],
  resolve: { alias: { '@': path('./src'), '@tests': path('./tests') } },
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: { index: path('./index.html'), early: path('./src/app/early.ts') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'early', priority: 3, test: EARLY },
            // On a phone's network dozens of small files cost more than their bytes: what several pages share comes as one file,
            // what forms share as another, Today's cards as a third.
            { name: 'cards', priority: 1, test: /src\/features\/[a-z]+\/cards\// },
            { name: 'plan', minShareCount: 2, test: /src\/features\/plan\// },
            { name: 'common', priority: 2, minShareCount: 3, includeDependenciesRecursively: false, test: (id) => !LAZY.test(id) && !/src\/features\/|node_modules\/zod\//.test(id) },
            { name: 'forms', minShareCount: 3, test: LAZY },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.API_URL ?? 'http://127.0.0.1:5000', changeOrigin: false } },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:3000/' } },
    setupFiles: ['./tests/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    css: false,
    restoreMocks: true,
  },
});
