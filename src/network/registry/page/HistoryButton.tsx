import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Sheet } from '#ui/act/Sheet.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import css from './registry.module.css'
import type { CaseDetail, EventView } from './shapes.ts'
import { caseName, codeWords, eventWords } from './words.tsx'

/** Opens everything that happened to a case. */
export function HistoryButton({ id }: { readonly id: string }) {
  const [open, show] = useState(false)
  const name = caseName(id)
  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => show(true)}>
        <Trans>History</Trans>
      </Button>
      <Sheet
        open={open}
        onClose={() => show(false)}
        title={
          <Trans>
            Report <span className="mono">{name}</span>
          </Trans>
        }
      >
        {open && <History id={id} />}
      </Sheet>
    </>
  )
}

function History({ id }: { readonly id: string }) {
  const word = useWords()
  const one = useDesk<CaseDetail>(`/desk/network/registry/cases/${id}`)
  if (!one.data) return one.error ? <Failed error={one.error} retry={() => void one.refetch()} /> : <Skeleton lines={6} />
  const { store, evidence, code, state, events } = one.data
  return (
    <div className={css.form}>
      <p>
        <StatusBadge kind="case" of={state} /> <b data-notranslate>{store}</b>, {word('evidence', evidence)}
        {code && <span data-notranslate>, {codeWords(code)}</span>}
      </p>
      <ol className={css.events}>
        {events.map((event, at) => (
          <Happened key={at} event={event} />
        ))}
      </ol>
    </div>
  )
}

function Happened({ event: { type, store, note, at } }: { readonly event: EventView }) {
  const { i18n } = useLingui()
  return (
    <li>
      <p>
        <b>{i18n._(eventWords[type])}</b>{' '}
        <span className="muted">
          {store ? <span data-notranslate>{store}, </span> : null}
          <When at={at} show="moment" />
        </span>
      </p>
      {note && <blockquote data-notranslate>{note}</blockquote>}
    </li>
  )
}
