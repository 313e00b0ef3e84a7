import { fieldWithCardNumber } from '#domain/card-number.ts'

type Values = Record<string, unknown>

const prefix = 'draft:'

/** The address without its search: what a draft belongs to. */
export function draftKey(name: string): string {
  return `${prefix}${location.pathname}#${name}`
}

/** What was typed here and not yet sent; only fields the form still has. */
export function readDraft<V extends Values>(key: string, initial: V): V {
  const kept = parse(sessionStorage.getItem(key))
  const known = Object.entries(kept).filter(([field]) => field in initial)
  return { ...initial, ...Object.fromEntries(known) }
}

/** Keeps what is typed in this tab, never the `secret` fields and never a card number. */
export function keepDraft(key: string, values: Values, secret: readonly string[]): void {
  const kept = Object.entries(values).filter(([field, value]) => !secret.includes(field) && fieldWithCardNumber(value) === undefined)
  sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)))
}

/** Drops one draft: it was sent, or is not wanted any more. */
export function dropDraft(key: string): void {
  sessionStorage.removeItem(key)
}

/** Drops every draft: on sign-out and when another person signs in. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

function parse(text: string | null): Values {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Values) : {}
  } catch {
    return {}
  }
}
