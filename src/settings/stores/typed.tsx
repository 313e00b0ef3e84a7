import type { GuardLevel, SetGuard } from '#domain/guards.ts'
import type { StoreSettings, StoreSettingsView } from './shapes.ts'

type Choice = { readonly value: string; readonly label: string }

/** The long lists the form offers, by the page around it. */
export type Lists = {
  readonly timeZones: (own: string, near: string, rest: string) => { group: string; items: Choice[] }[]
  readonly countries: (locale: string) => readonly Choice[]
}

/** One weekday: open from one time of the day to another, or closed. */
export type TypedDay = { readonly open: boolean; readonly from: string; readonly to: string }

/** The settings as fields hold them: texts, never null, so that an empty field is an empty text. */
export type Typed = {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly mailFrom: string
  readonly address: { readonly [field in keyof NonNullable<StoreSettings['address']>]: string }
  readonly timeZone: string
  readonly currency: string
  readonly language: string
  readonly paymentMode: string
  readonly captureAtShipping: string
  readonly handlingDays: number | string
  readonly cutoff: string
  readonly mailsDelivered: boolean
  readonly mailsException: boolean
  readonly requiresDmsNumber: boolean
  readonly secondFactor: boolean
  readonly noteEdits: string
  /** always open; the hours below then say nothing */
  readonly alwaysOpen: boolean
  readonly hours: { readonly [weekday: string]: TypedDay }
  readonly guards: { readonly [guard in SetGuard]: GuardLevel }
}

/** What is typed, and what it was begun on: kept together, so that typing that survived a reload still knows what it had seen. */
export type Values = Typed & { readonly base: Typed; readonly seen: string }

/** The form as it stands before anything is typed. */
export function valuesOf({ settings, updatedAt }: StoreSettingsView): Values {
  const typed = typedOf(settings)
  return { ...typed, base: typed, seen: updatedAt }
}

function typedOf({ address, phone, email, mailFrom, hours, ...settings }: StoreSettings): Typed {
  const { name = '', line1 = '', city = '', country = 'US', line2, region, postalCode } = address ?? {}
  return {
    ...settings,
    phone: phone ?? '',
    email: email ?? '',
    alwaysOpen: hours === null,
    hours: Object.fromEntries(weekdays.map((day) => [String(day), typedDay(day, hours)])),
    mailFrom: mailFrom ?? '',
    address: { name, line1, line2: line2 ?? '', city, region: region ?? '', postalCode: postalCode ?? '', country },
  }
}

/** As they stand in a week, Monday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const

/** Who sets hours for the first time begins with those of most counters. */
function typedDay(day: number, hours: StoreSettings['hours']): TypedDay {
  const set = hours?.find(({ weekday }) => weekday === day)
  const open = hours === null ? day >= 1 && day <= 5 : set !== undefined
  return { open, from: set?.from ?? '08:00', to: set ? (set.to === '24:00' ? '23:59' : set.to) : '17:00' }
}

/** The body of a save. An address of which nothing but the country is filled in is none. */
export function bodyOf({ base: _base, seen: _seen, alwaysOpen, hours, ...typed }: Values): unknown {
  const { country: _country, ...lines } = typed.address
  const blank = Object.values(lines).every((line) => line.trim() === '')
  return {
    ...typed,
    email: typed.email.trim() || null,
    mailFrom: typed.mailFrom.trim() || null,
    address: blank ? null : typed.address,
    hours: alwaysOpen
      ? null
      : Object.entries(hours).flatMap(([day, { open, from, to }]) => (open ? [{ weekday: Number(day), from, to }] : [])),
    handlingDays: typed.handlingDays === '' ? undefined : Number(typed.handlingDays),
  }
}

type Tree = { readonly [field: string]: unknown }

/** What both typed: `theirs` are the fields somebody else saved meanwhile, `clashes` those of them that are typed differently here. */
export type Merge = { readonly values: Values; readonly theirs: readonly string[]; readonly clashes: readonly string[] }

/** Lays what was typed over what somebody else saved meanwhile: nothing typed is lost, and nothing of theirs is undone that was not touched here. */
export function mergeTyped({ base, seen: _seen, ...mine }: Values, current: StoreSettingsView): Merge {
  const saved = typedOf(current.settings)
  const [was, typed, now] = [flatten(base), flatten(mine), flatten(saved)]
  const fields = Object.keys(now)
  const touched = fields.filter((field) => typed[field] !== was[field])
  const theirs = fields.filter((field) => now[field] !== was[field])
  const laid = touched.reduce<Tree>((all, field) => put(all, field.split('.'), typed[field]), saved)
  return {
    values: { ...(laid as Typed), base: saved, seen: current.updatedAt },
    theirs,
    clashes: theirs.filter((field) => touched.includes(field) && typed[field] !== now[field]),
  }
}

function flatten(tree: Tree, prefix = ''): Tree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([field, value]) =>
      isTree(value) ? Object.entries(flatten(value, `${prefix}${field}.`)) : [[`${prefix}${field}`, value]],
    ),
  )
}

function put(tree: Tree, [first = '', ...rest]: readonly string[], value: unknown): Tree {
  const inner = tree[first]
  return { ...tree, [first]: rest.length > 0 && isTree(inner) ? put(inner, rest, value) : value }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null
}
