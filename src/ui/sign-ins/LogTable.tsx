import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Table, type Column } from '../frame/Table.tsx'
import { When } from '../show/When.tsx'
import { Device } from './Device.tsx'
import css from './sign-ins.module.css'
import { useSignInWords } from './words.tsx'

type Row = {
  readonly id: string
  readonly at: string
  readonly event: SignInEvent
  readonly way: SignInWay | null
  readonly userAgent: string | null
  /** whose it is; left out in one's own log */
  readonly name?: string
  /** from where; told to the person alone */
  readonly ip?: string | null
}

/** Rows of the sign-in log, newest first. A refused try stands out: somebody else may have made it. */
export function LogTable({ rows, of }: { readonly rows: readonly Row[]; readonly of: 'self' | 'store' }) {
  const { t } = useLingui()
  const say = useSignInWords()
  const columns: readonly Column[] = [
    ...(of === 'store' ? [{ key: 'name', title: <Trans>Person</Trans> }] : []),
    { key: 'what', title: <Trans>What</Trans> },
    { key: 'device', title: <Trans>Device</Trans> },
    ...(of === 'self' ? [{ key: 'ip', title: <Trans>Address</Trans> }] : []),
    { key: 'at', title: <Trans>When</Trans>, end: true },
  ]
  return (
    <div className={css.log}>
      <Table label={t`Sign-in log`} minWidth={560} columns={columns}>
        {rows.map((row) => (
          <tr key={row.id}>
            {of === 'store' && <td data-notranslate>{row.name}</td>}
            <td data-wrap>
              {row.event === 'refused' && <IconAlertTriangle size={16} className={css.refused} aria-hidden />} {say(row)}
            </td>
            <td data-quiet>
              <Device userAgent={row.userAgent} />
            </td>
            {of === 'self' && (
              <td data-quiet data-notranslate>
                {row.ip ?? '–'}
              </td>
            )}
            <td data-end data-quiet>
              <When at={row.at} show="moment" />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
