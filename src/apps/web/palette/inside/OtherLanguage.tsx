import { setupI18n, type I18n, type Messages } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { statuses } from '#domain/order.ts'
import type { Store } from '#ui/desk.tsx'
import { useWords } from '#ui/words.ts'
import { useListedShortcuts } from '#ui/shortcuts.ts'
import { inOther, keyId, type OtherLabels } from './act.ts'
import { useOrderActs } from './use-order-acts.tsx'
import type { Changes } from './use-order-changes.tsx'
import { usePages, useViewPages } from './use-pages.tsx'

type OtherProps = { readonly store: Store | null; readonly hear: (labels: OtherLabels) => void }

/** Draws nothing: tells what the acts are called in the language that is not shown, once its words have come. Where they do not come, the palette does without. */
export function OtherLanguage(props: OtherProps) {
  const { i18n } = useLingui()
  const locale = i18n.locale === 'fr' ? 'en' : 'fr'
  const other = useQuery({
    queryKey: ['words of', locale],
    queryFn: () => loadOther(locale),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data
  return other ? (
    <I18nProvider i18n={other}>
      <Labels key={locale} {...props} shown={i18n.messages} />
    </I18nProvider>
  ) : null
}

const nothing: Changes = { setStatus: () => undefined, lists: { assign: [], status: [] } }
const nowhere = () => undefined

function Labels({ store, hear, shown }: OtherProps & { readonly shown: Messages }) {
  const { number } = useParams({ strict: false })
  const word = useWords()
  const order = useOrderActs({ store, number: number === undefined ? null : Number(number), open: true, changes: nothing, step: nowhere })
  const keys = useKeyLabels(shown)
  const acts = [...order, ...usePages(store), ...useViewPages(store, true)]
  const labels = [
    ...acts.map(({ id, label, also }) => [id, `${label} ${also ?? ''}`]),
    ...keys,
    ...statuses.map((to) => [to, word('status', to)]),
  ]
  const said = JSON.stringify(labels)
  useEffect(() => hear(new Map(JSON.parse(said) as [string, string][])), [said, hear])
  return null
}

/** What the keys of the page do, in the other language: they are told in the one that is shown, so the sentence is looked up there and its message read here. */
function useKeyLabels(shown: Messages): readonly (readonly [id: string, label: string])[] {
  const { i18n } = useLingui()
  const listed = useListedShortcuts()
  return listed.map(({ keys, does }) => [keyId(keys), inOther(does, shown, i18n.messages)])
}

type Fetched = { readonly messages: Messages }

const words: { readonly [language in 'en' | 'fr']: () => Promise<readonly Fetched[]> } = {
  en: () => Promise.all([import('../../../../../locales/en.po?part=first'), import('../../../../../locales/en.po?part=behind')]),
  fr: () => Promise.all([import('../../../../../locales/fr.po?part=first'), import('../../../../../locales/fr.po?part=behind')]),
}

async function loadOther(locale: 'en' | 'fr'): Promise<I18n> {
  const [first, behind] = await words[locale]()
  return setupI18n({ locale, messages: { [locale]: { ...first?.messages, ...behind?.messages } } })
}
