import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/** English is the source, French must be whole: an empty string stops the build. en-XA shows at a glance what was never wrapped (dev only). */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr', 'en-XA'],
  pseudoLocale: 'en-XA',
  fallbackLocales: { 'en-XA': 'en' },
  catalogs: [{ path: '<rootDir>/locales/{locale}', include: ['<rootDir>/src'], exclude: ['**/*.test.ts', '**/node_modules/**'] }],
  orderBy: 'message',
  format: formatter({ lineNumbers: false }),
})
