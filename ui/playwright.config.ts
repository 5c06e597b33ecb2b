import { defineConfig } from '@playwright/test';

/** Another port serves a run beside another one: what answers there is then taken as it is. */
const port = process.env['E2E_PORT'] ?? '4173';
const address = `http://localhost:${port}`;
/** The pages with the fake in them, beside those of the window. */
const pages = '--outDir ../target/pages';

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list']],
  // A busy computer takes its time; what never comes fails all the same.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' },
  },
  webServer: {
    command: `npx vite build --mode fake ${pages} --emptyOutDir && npx vite preview ${pages} --port ${port}`,
    url: address,
    timeout: 300_000,
    reuseExistingServer: process.env['E2E_PORT'] !== undefined,
  },
});
