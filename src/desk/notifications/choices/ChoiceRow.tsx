import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { mailWays, personalKinds, urgentKinds, type About, type MailWay, type NoticeKind } from '#domain/notices/kinds.ts'
import type { ChoiceAsk } from '../shapes.ts'
import css from './choices.module.css'

type Words = { readonly name: MessageDescriptor; readonly when: MessageDescriptor }

const words: { readonly [kind in NoticeKind]: Words } = {
  mentioned: { name: msg`I am mentioned`, when: msg`A colleague names me in an internal note.` },
  assigned: { name: msg`An order becomes mine`, when: msg`Somebody or a rule gives it to me.` },
  new_order: { name: msg`A new order comes in`, when: msg`From the web store or by phone.` },
  customer_replied: { name: msg`A customer replies`, when: msg`A mail comes in for the order.` },
  high_risk: { name: msg`An order is High Risk`, when: msg`Its score is High, or rose to it.` },
  needs_attention: { name: msg`An order needs attention`, when: msg`Its money, its labels or its risk want a person.` },
  hold_ending: { name: msg`An authorization ends soon`, when: msg`Within two days, with money still due.` },
  delivery_exception: { name: msg`A delivery goes wrong`, when: msg`A parcel is stuck, lost or on its way back.` },
}

const wayWords: { readonly [way in MailWay]: MessageDescriptor } = {
  off: msg`No mail`,
  now: msg`At once`,
  digest: msg`In the daily digest`,
}

const aboutWords: { readonly [about in About]: MessageDescriptor } = {
  mine: msg`Only mine`,
  open: msg`Mine and unassigned`,
  all: msg`All orders`,
}

type RowProps = {
  readonly choice: ChoiceAsk
  /** sees only their own orders */
  readonly own: boolean
  /** the store has hours */
  readonly hours: boolean
  readonly keep: (choice: ChoiceAsk) => Promise<void>
}

/** One kind: under the bell, by which mail, of which orders. What was chosen shows at once and is the server's word right after. */
export function ChoiceRow({ choice: kept, own, hours, keep }: RowProps) {
  const { t, i18n } = useLingui()
  const [typed, type] = useState<ChoiceAsk>()
  const choice = typed ?? kept
  const { kind } = choice
  const name = i18n._(words[kind].name)
  const change = (part: Partial<ChoiceAsk>) => {
    const next = { ...choice, ...part }
    type(next)
    void keep(next).finally(() => type(undefined))
  }
  const abouts: readonly About[] = ['mine', 'open', 'all']
  return (
    <li className={css.row}>
      <div className={css.kind}>
        <strong>{name}</strong>
        <small>{i18n._(words[kind].when)}</small>
      </div>
      <Checkbox
        classNames={{ label: css.narrow }}
        label={t`Bell`}
        aria-label={t`${name}: bell`}
        checked={choice.panel}
        onChange={({ currentTarget: { checked } }) => change({ panel: checked })}
      />
      <NativeSelect
        aria-label={t`${name}: mail`}
        value={choice.mail}
        onChange={({ currentTarget: { value } }) => change({ mail: mailWays.find((way) => way === value) ?? 'off' })}
        data={mailWays.map((way) => ({ value: way, label: i18n._(wayWords[way]) }))}
      />
      {personalKinds.includes(kind) || own ? (
        <span className={css.fixed}>{personalKinds.includes(kind) ? <Trans>What is meant for me</Trans> : <Trans>Only mine</Trans>}</span>
      ) : (
        <NativeSelect
          aria-label={t`${name}: of which orders`}
          value={choice.about}
          onChange={({ currentTarget: { value } }) => change({ about: abouts.find((about) => about === value) ?? 'mine' })}
          data={abouts.map((about) => ({ value: about, label: i18n._(aboutWords[about]) }))}
        />
      )}
      {hours && urgentKinds.includes(kind) && choice.mail === 'now' && (
        <Checkbox
          className={css.always}
          label={t`Also while the store is closed`}
          checked={choice.always}
          onChange={({ currentTarget: { checked } }) => change({ always: checked })}
        />
      )}
    </li>
  )
}
