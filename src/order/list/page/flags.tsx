import type { Flag } from '#domain/facts.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import {
  IconAlertOctagon,
  IconArrowsDiff,
  IconBarcodeOff,
  IconCarOff,
  IconCashOff,
  IconFlame,
  IconHourglass,
  IconMailbox,
  IconMailForward,
  IconMailOpened,
  IconMailX,
  IconMessage,
  IconNote,
  IconPackageOff,
  IconRecycle,
  type Icon,
} from '@tabler/icons-react'
import { Badge, StatusBadge, type Tone } from '#ui/show/StatusBadge.tsx'
import { useWords } from '#ui/words.ts'
import css from './list.module.css'
import type { ListRow } from '../shapes.ts'

const looks = {
  comment: [IconMessage, 'calm', msg`Customer comment`],
  note: [IconNote, 'calm', msg`Internal note`],
  core: [IconRecycle, 'calm', msg`Core charge`],
  hazmat: [IconFlame, 'caution', msg`Hazmat`],
  no_vin: [IconCarOff, 'calm', msg`No VIN`],
  bad_vin: [IconBarcodeOff, 'caution', msg`VIN does not check`],
  po_box: [IconMailbox, 'caution', msg`PO box`],
  addresses_differ: [IconArrowsDiff, 'caution', msg`Addresses differ`],
  waiting: [IconHourglass, 'caution', msg`Waiting for parts`],
  shipped_balance_due: [IconCashOff, 'danger', msg`Shipped, balance due`],
  delivery_exception: [IconPackageOff, 'danger', msg`Delivery exception`],
  customer_replied: [IconMailOpened, 'caution', msg`Customer replied`],
  waiting_for_customer: [IconMailForward, 'calm', msg`Waiting for customer`],
  mail_failed: [IconMailX, 'danger', msg`E-mail failed`],
} as const satisfies { readonly [flag in Flag]: readonly [Icon, Tone, MessageDescriptor] }

/** Gives `word(flag)`: what a flag is called. */
export function useFlagWords(): (flag: string) => string {
  const { _ } = useLingui()
  return (flag) => {
    const look: (typeof looks)[Flag] | undefined = looks[flag as Flag]
    return look ? _(look[2]) : flag.replaceAll('_', ' ')
  }
}

/** An order's flags as a row of icons, each with its word on hover and for readers. */
export function FlagIcons({ flags, mark }: { readonly flags: ListRow['flags']; readonly mark: ListRow['fraudMark'] }) {
  const word = useFlagWords()
  const markWord = useWords()
  return (
    <span className={css.flags}>
      {mark && mark !== 'not_fraud' && (
        <span
          role="img"
          aria-label={markWord('fraud', mark)}
          title={markWord('fraud', mark)}
          data-tone={mark === 'known' ? 'danger' : 'caution'}
        >
          <IconAlertOctagon size={16} aria-hidden />
        </span>
      )}
      {flags.map((flag) => {
        const [Icon, tone] = looks[flag]
        return (
          <span key={flag} role="img" aria-label={word(flag)} title={word(flag)} data-tone={tone}>
            <Icon size={16} aria-hidden />
          </span>
        )
      })}
    </span>
  )
}

/** The same as words, where there is no pointer to hover with. */
export function FlagWords({ flags, mark }: { readonly flags: ListRow['flags']; readonly mark: ListRow['fraudMark'] }) {
  const word = useFlagWords()
  return (
    <>
      {mark && <StatusBadge kind="fraud" of={mark} />}
      {flags.map((flag) => (
        <Badge key={flag} icon={looks[flag][0]} tone={looks[flag][1]}>
          {word(flag)}
        </Badge>
      ))}
    </>
  )
}
