import { defineConfig } from '@playwright/test'
import { findChromium, flags } from './test/browser/chromium.ts'
import { takeDesk } from './test/journeys/desk.ts'

takeDesk()

/**
 * Journeys in a real browser, files named `*.journey.ts`: two workers, a fixed place and time zone, no motion, each worker against a desk and an outside world
 * of its own (test/journeys/desk.ts). This file loads in every worker, so the browser is found once and handed on in CHROMIUM.
 */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.journey.ts',
  globalSetup: './test/journeys/desk.ts',
  outputDir: 'test-results',
  workers: process.env.PARTSDESK_URL ? 1 : 2,
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
