import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconBellCheck, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Sheet } from '#ui/act/Sheet.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import type { NotificationsView, ReadAsk } from '../shapes.ts'
import css from './sheet.module.css'
import { NotificationRow } from './NotificationRow.tsx'

type SheetProps = { readonly store: string; readonly unread: number; readonly open: boolean; readonly onClose: () => void }

/** What was told, newest first; each leads to its order, to the part it is about. */
export function NotificationsSheet({ store, unread, open, onClose }: SheetProps) {
  const path = `/desk/stores/${store}/notifications`
  const first = useDesk<NotificationsView>(path, { enabled: open })
  const read = useCommand<ReadAsk>({
    send: (body, { commandId }) => request(`${path}/read`, { method: 'POST', body, commandId }),
    refresh: [path],
  })
  const newest = first.data?.rows[0]
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>Notifications</Trans>}>
      <div className={css.bar}>
        <Button
          size="xs"
          leftSection={<IconBellCheck size={16} aria-hidden />}
          disabled={!newest || unread === 0}
          onClick={() => newest && void read.run({ until: newest.id })}
        >
          <Trans>Mark all as read</Trans>
        </Button>
        <Link to="/profile" hash="notifications" className={css.choose} onClick={onClose}>
          <IconSettings size={16} aria-hidden /> <Trans>What I am told</Trans>
        </Link>
      </div>
      {first.data?.rows.length === 0 ? (
        <EmptyState
          icon={<IconBellCheck size={24} aria-hidden />}
          title={<Trans>Nothing was told yet</Trans>}
          next={
            <Link to="/profile" hash="notifications" onClick={onClose}>
              <Trans>Choose what you are told</Trans>
            </Link>
          }
        >
          <Trans>Mentions, orders given to you, answers of customers and what needs a look stand here.</Trans>
        </EmptyState>
      ) : (
        <Rows store={store} path={path} read={(id) => void read.run({ id })} onGo={onClose} open={open} />
      )}
    </Sheet>
  )
}

type RowsProps = {
  readonly store: string
  readonly path: string
  readonly before?: string
  readonly open: boolean
  readonly read: (id: string) => void
  readonly onGo: () => void
}

/** A page of them, and the older ones when they are asked for. */
function Rows({ before, ...rest }: RowsProps) {
  const { store, path, open, read, onGo } = rest
  const { data, error, refetch } = useDesk<NotificationsView>(before ? `${path}?before=${before}` : path, { enabled: open })
  const [older, showOlder] = useState<string>()
  const last = data?.rows.at(-1)
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={6} />
  return (
    <>
      <ul className={css.rows}>
        {data.rows.map((row) => (
          <NotificationRow key={row.id} store={store} row={row} read={() => read(row.id)} onGo={onGo} />
        ))}
      </ul>
      {older ? (
        <Rows {...rest} before={older} />
      ) : (
        data.more &&
        last && (
          <Button fullWidth onClick={() => showOlder(last.id)}>
            <Trans>Show older</Trans>
          </Button>
        )
      )}
    </>
  )
}
