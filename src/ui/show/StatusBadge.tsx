import type { Icon } from '@tabler/icons-react'
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconBuildingStore,
  IconCircle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconCreditCard,
  IconGavel,
  IconHourglass,
  IconPackage,
  IconPlayerPause,
  IconProgress,
  IconShieldCheck,
  IconTruck,
  IconTruckDelivery,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import css from './show.module.css'

export type Tone = 'calm' | 'accent' | 'money' | 'caution' | 'danger' | 'sea' | 'plum'

type Look = readonly [Tone, Icon]

/** Colour never speaks alone: each state has its own icon, and the word stands beside it. */
const looks = {
  status: {
    new: ['accent', IconCircleDot],
    processing: ['plum', IconProgress],
    on_hold: ['caution', IconPlayerPause],
    backordered: ['caution', IconHourglass],
    ready_for_pickup: ['sea', IconBuildingStore],
    completed: ['money', IconCircleCheck],
    cancelled: ['calm', IconCircleX],
  },
  payment: {
    unpaid: ['calm', IconCircle],
    unconfirmed: ['calm', IconClock],
    authorized: ['accent', IconCreditCard],
    hold_expired: ['danger', IconClockExclamation],
    pending: ['calm', IconClock],
    partly_paid: ['caution', IconProgress],
    paid: ['money', IconCircleCheck],
    overpaid: ['caution', IconAlertTriangle],
    partly_refunded: ['plum', IconArrowBackUp],
    refunded: ['calm', IconArrowBackUp],
    disputed: ['danger', IconGavel],
    needs_attention: ['danger', IconAlertOctagon],
  },
  fulfillment: {
    open: ['calm', IconCircle],
    ready_for_pickup: ['sea', IconBuildingStore],
    partly_shipped: ['plum', IconProgress],
    shipped: ['sea', IconTruck],
    picked_up: ['money', IconBuildingStore],
    delivered: ['money', IconTruckDelivery],
    returned: ['calm', IconArrowBackUp],
  },
  line: {
    to_check: ['calm', IconCircle],
    in_stock: ['money', IconPackage],
    ordered: ['accent', IconProgress],
    received: ['money', IconCircleCheck],
    backordered: ['caution', IconHourglass],
    unavailable: ['danger', IconCircleX],
    ships_from_vendor: ['sea', IconTruck],
    cancelled: ['calm', IconCircleX],
  },
  risk: {
    pending: ['calm', IconClock],
    low: ['money', IconShieldCheck],
    medium: ['caution', IconAlertTriangle],
    high: ['danger', IconAlertOctagon],
  },
  fraud: {
    unreported: ['calm', IconCircle],
    not_fraud: ['money', IconShieldCheck],
    suspected: ['caution', IconAlertTriangle],
    known: ['danger', IconAlertOctagon],
  },
  case: {
    open: ['danger', IconAlertOctagon],
    suspended: ['caution', IconPlayerPause],
    withdrawn: ['calm', IconArrowBackUp],
    overturned: ['calm', IconCircleX],
  },
  task: {
    review: ['caution', IconHourglass],
    dispute: ['plum', IconAlertTriangle],
    appeal: ['accent', IconGavel],
  },
  task_outcome: {
    released: ['money', IconCircleCheck],
    upheld: ['danger', IconAlertOctagon],
    overturned: ['calm', IconCircleX],
    withdrawn: ['calm', IconArrowBackUp],
  },
  outcome: {
    created: ['calm', IconClock],
    sent: ['calm', IconClock],
    pending: ['calm', IconClock],
    approved: ['money', IconCircleCheck],
    declined: ['danger', IconCircleX],
    failed: ['danger', IconCircleX],
    unknown: ['caution', IconAlertTriangle],
    reversed: ['calm', IconArrowBackUp],
  },
} as const satisfies { readonly [kind: string]: { readonly [code: string]: Look } }

type StatusBadgeProps = {
  readonly kind: keyof typeof looks
  readonly of: string
  /** the store's own label for a status, or a shorter word; else our word */
  readonly label?: ReactNode
  /** a figure after the word: "2 d left", "12" */
  readonly note?: ReactNode
}

/** A state as icon and word. */
export function StatusBadge({ kind, of: code, label, note }: StatusBadgeProps) {
  const word = useWords()
  const table: { readonly [code: string]: Look } = looks[kind]
  const [tone, Icon] = table[code] ?? (['calm', IconCircle] as const)
  return (
    <Badge tone={tone} icon={Icon}>
      {label ?? word(kind, code)}
      {note !== undefined && <span className="tabular"> {note}</span>}
    </Badge>
  )
}

/** The same shape for facts of your own: "Core", "Hazmat", "Waiting for parts". */
export function Badge({
  tone = 'calm',
  icon: Icon,
  children,
}: {
  readonly tone?: Tone
  readonly icon?: Icon
  readonly children: ReactNode
}) {
  return (
    <span className={css.badge} data-tone={tone}>
      {Icon && <Icon size={14} aria-hidden />}
      <span>{children}</span>
    </span>
  )
}
