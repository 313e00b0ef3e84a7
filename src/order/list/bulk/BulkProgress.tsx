import './refusals.tsx'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { Refused, request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { deskQuery, useRefresh } from '#ui/query.ts'
import { useExplain } from '#ui/refusals.ts'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { useWords } from '#ui/words.ts'
import type { ListView } from '../shapes.ts'
import css from './bulk.module.css'
import type { BulkRow, BulkView } from './shapes.ts'

const lookEveryMs = 700

type BulkProgressProps = { readonly job: string; readonly people: ListView['people'] }

/** Work on many orders as it goes on and as it ended, until its person closes it: how many are done, which were not and why, and the ways on. */
export function BulkProgress({ job, people }: BulkProgressProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const readAgain = useRefresh()
  const path = `/desk/stores/${slug}/bulk/${job}`
  const { data: view } = useQuery({
    ...deskQuery<BulkView>(path),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : lookEveryMs),
  })
  const ended = view !== undefined && view.state !== 'running'
  const showResult = useEffectEvent(() => void readAgain(`/desk/stores/${slug}/order`, `/desk/stores/${slug}/list-views`))
  useEffect(() => {
    if (ended) showResult()
  }, [ended])
  if (!view) return null
  return (
    <section className={css.job} aria-label={t`Work on several orders`}>
      <div className={css.head}>
        <p role="status">
          <What view={view} people={people} />: <Ending view={view} />
        </p>
        <Ways view={view} path={path} />
      </div>
      {view.state === 'running' && <progress max={view.total} value={view.done + view.refused + view.left} aria-label={t`Progress`} />}
      {view.rows.length > 0 && (
        <ul className={css.rows} aria-label={t`Orders that were not done`}>
          {view.rows.map((row) => (
            <NotDone key={row.number} row={row} />
          ))}
        </ul>
      )}
    </section>
  )
}

function What({ view: { action, to }, people }: { readonly view: BulkView; readonly people: ListView['people'] }): ReactNode {
  const word = useWords()
  switch (action) {
    case 'assign': {
      const name = people.find(({ id }) => id === to)?.name
      return name ? (
        <Trans>
          Assign to <span data-notranslate>{name}</span>
        </Trans>
      ) : (
        <Trans>Assign to nobody</Trans>
      )
    }
    case 'status': {
      const status = word('status', to ?? '')
      return <Trans>Set to {status}</Trans>
    }
    case 'slips':
      return <Trans>Packing slips</Trans>
    case 'assign_back':
      return <Trans>Undo assigning</Trans>
    case 'status_back':
      return <Trans>Undo the status</Trans>
  }
}

function Ending({ view }: { readonly view: BulkView }) {
  const { done, total, refused, left, state } = view
  if (state === 'running')
    return (
      <Trans>
        {done + refused + left} of {total} …
      </Trans>
    )
  return (
    <>
      <Trans>
        {done} of {total} done
      </Trans>
      {refused > 0 && (
        <>
          , <Plural value={refused} one="# refused" other="# refused" />
        </>
      )}
      {left > 0 && (
        <>
          , <Plural value={left} one="# left alone" other="# left alone" />
        </>
      )}
      {state === 'cancelled' && (
        <>
          , <Trans>stopped</Trans>
        </>
      )}
    </>
  )
}

/** What can be done about a job: stopped while it runs; then taken back, tried again, printed, closed. */
function Ways({ view, path }: { readonly view: BulkView; readonly path: string }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const refresh = [path, `/desk/stores/${slug}/order-counts`]
  const send = useCommand<'cancel' | 'retry' | 'undo' | 'close'>({
    send: (way, { commandId }) => request(`${path}/${way}`, { method: 'POST', commandId }),
    refresh,
  })
  if (view.state === 'running')
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => void send.run('cancel')}>
        <Trans>Stop</Trans>
      </Button>
    )
  return (
    <>
      {view.action === 'slips' && view.done > 0 && (
        <Button
          component="a"
          href={`${path}/packing-slips.pdf`}
          target="_blank"
          rel="noreferrer"
          size="compact-sm"
          variant="filled"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
        >
          <Trans>Open the PDF</Trans>
        </Button>
      )}
      {view.undoable > 0 && (
        <Button size="compact-sm" aria-busy={send.busy} onClick={() => void send.run('undo')}>
          <Trans>Undo</Trans>
        </Button>
      )}
      {view.done < view.total && (
        <Button size="compact-sm" aria-busy={send.busy} onClick={() => void send.run('retry')}>
          <Trans>Try the others again</Trans>
        </Button>
      )}
      <CloseButton size="sm" aria-label={t`Close`} onClick={() => void send.run('close')} />
    </>
  )
}

function NotDone({ row: { number, code, detail, state } }: { readonly row: BulkRow }) {
  const { slug } = useStore()
  const explain = useExplain()
  const who = typeof detail['who'] === 'string' ? detail['who'] : ''
  return (
    <li>
      <Link to="/$store/orders/$number" params={{ store: slug, number: String(number) }}>
        <OrderNumber of={number} />
      </Link>
      <span>
        {state === 'left' ? (
          <Trans>
            Left alone: <span data-notranslate>{who}</span> changed it meanwhile.
          </Trans>
        ) : (
          explain(new Refused(code, detail, null))
        )}
      </span>
    </li>
  )
}
