import { defineConfig } from '@playwright/test';

/** Another port serves a run beside another one: what answers there is then taken as it is. */
const port = process.env['E2E_PORT'] ?? '4173';
const address = `http://localhost:${port}`;

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
    command: `npm run preview -- --port ${port}`,
    url: address,
    reuseExistingServer: process.env['E2E_PORT'] !== undefined,
  },
});
