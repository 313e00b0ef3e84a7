import { defineConfig } from '@playwright/test'
import { findChromium, flags } from './test/browser/chromium.ts'

/**
 * Journeys in a real browser, files named `*.journey.ts`: one worker, a fixed place and time zone, no motion, against a desk started for them
 * (test/journeys/desk.ts). This file loads in every worker, so the browser is found once and handed on in CHROMIUM.
 */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.journey.ts',
  globalSetup: './test/journeys/desk.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: [['list']],
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixels: 20, animations: 'disabled' } },
  use: {
    baseURL: process.env.PARTSDESK_URL ?? 'http://localhost:3900',
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    actionTimeout: 15_000,
    // A trace of every step costs a third of the time: TRACE=1 takes it when a failure wants to be looked into.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: await findChromium(), args: [...flags] },
  },
})
