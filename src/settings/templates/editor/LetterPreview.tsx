import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconMailSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { LetterText, LetterTexts } from '#domain/mail/templates.ts'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section, Skeleton } from '#ui/frame/Section.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import type { PreviewView, TemplateView } from '../shapes.ts'
import own from '../templates.module.css'
import { TestButton } from './TestButton.tsx'

type PreviewProps = { readonly view: TemplateView; readonly typed: LetterTexts; readonly at: string }

/** The letter as it would leave, in both languages, with what is typed and a real order. */
export function LetterPreview({ view, typed, at }: PreviewProps) {
  const { t } = useLingui()
  const { orders } = view
  const shown = useNumber()
  const [order, choose] = useState(orders[0]?.number ?? 0)
  const [as, show] = useState('html')
  const [settled] = useDebouncedValue(typed, 400)
  return (
    <Section
      id="preview"
      title={<Trans>Preview</Trans>}
      empty={
        orders.length === 0 && (
          <EmptyState icon={<IconMailSearch size={20} />} title={<Trans>There is no order yet to show it with</Trans>}>
            <Trans>With the first order the letter can be seen here as its customer gets it.</Trans>
          </EmptyState>
        )
      }
    >
      <div className={own.choices}>
        <NativeSelect
          label={t`With the order`}
          value={String(order)}
          onChange={({ currentTarget: { value } }) => choose(Number(value))}
          data={orders.map(({ number, customer }) => ({ value: String(number), label: `#${shown(number)} · ${customer}` }))}
          data-notranslate
        />
        <SegmentedControl
          aria-label={t`How it is shown`}
          value={as}
          onChange={show}
          data={[
            { value: 'html', label: t`As designed` },
            { value: 'text', label: t`As plain text` },
          ]}
        />
        <p className={own.note}>
          <Trans>What the order has not got yet, as a parcel or a payment, is an example.</Trans>
        </p>
      </div>
      <div className={own.languages}>
        {(['en', 'fr'] as const).map((language) => (
          <Pane key={language} language={language} text={settled[language]} order={order} as={as} at={at} />
        ))}
      </div>
    </Section>
  )
}

type PaneProps = {
  readonly language: 'en' | 'fr'
  readonly text: LetterText
  readonly order: number
  readonly as: string
  readonly at: string
}

function Pane({ language, text, order, as, at }: PaneProps) {
  const { t } = useLingui()
  const name = language === 'en' ? 'English' : 'Français'
  const asked = new URLSearchParams({ language, order: String(order), text: encode(text) }).toString()
  const preview = useQuery({
    queryKey: ['preview', at, asked],
    queryFn: ({ signal }) => request<PreviewView>(`${at}/preview?${asked}`, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (!preview.data) return preview.error ? <Problem of={preview.error} /> : <Skeleton lines={12} />
  const { subject, from, text: plain } = preview.data
  return (
    <article className={own.pane} aria-label={t`Preview, ${name}`} aria-busy={preview.isPlaceholderData}>
      <header data-notranslate>
        <strong>{subject}</strong>
        <span className="muted">{from}</span>
      </header>
      {preview.error && <Problem of={preview.error} />}
      {as === 'html' ? (
        <iframe
          className={own.page}
          title={t`The letter in ${name}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          src={`${at}/preview/page?${asked}`}
        />
      ) : (
        // A long text is scrolled by the keyboard too.
        <pre className={own.plain} tabIndex={0} data-notranslate>
          {plain}
        </pre>
      )}
      <TestButton language={language} order={order} text={text} at={at} />
    </article>
  )
}

/** Words as an address takes them: a frame can only be given one. */
function encode(text: LetterText): string {
  const signs = Array.from(new TextEncoder().encode(JSON.stringify(text)), (byte) => String.fromCharCode(byte)).join('')
  return btoa(signs).replaceAll('+', '-').replaceAll('/', '_')
}
