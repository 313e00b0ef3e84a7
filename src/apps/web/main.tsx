import '#ui/look/tokens.css'
import '#ui/look/mantine.css'
import '#ui/look/base.css'
import './waiting.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { lazy, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Toasts } from '#ui/act/Toasts.tsx'
import { rememberedLanguage, speak } from '#ui/i18n.ts'
import { desk, theme } from '#ui/look/theme.ts'
import { openCache } from '#ui/query.ts'
import { openRouter } from './routes.tsx'
import { meQuery } from './session.ts'

const SignInDialog = lazy(() => import('./shell/SignInDialog.tsx').then(({ SignInDialog }) => ({ default: SignInDialog })))

/** The server's word for this answer; styles made by the page carry it, or the browser drops them. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
setNonce(nonce)

const queries = openCache()
const router = openRouter(queries)
const scheme = localStorageColorSchemeManager()

// The language and the person are asked for together; a person's own language, when another, follows.
const speaking = speak(rememberedLanguage())
void queries.prefetchQuery(meQuery)
await speaking

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

createRoot(place).render(
  <I18nProvider i18n={i18n}>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={desk}
      getStyleNonce={() => nonce}
      colorSchemeManager={scheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Suspense>
          <SignInDialog />
        </Suspense>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  </I18nProvider>,
)
