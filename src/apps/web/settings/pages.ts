import type { Right } from '#domain/rights.ts'
import { msg } from '@lingui/core/macro'

/** The pages of the settings in the order of their menu, each for those with its right. Everybody has People, where they find at least themselves. */
export const settingsPages = [
  { name: 'store', title: msg`Store settings`, right: 'settings' },
  { name: 'orders', title: msg`Orders`, right: 'settings' },
  { name: 'taxes', title: msg`Taxes`, right: 'settings' },
  { name: 'people', title: msg`People`, right: null },
  { name: 'assignment', title: msg`Assignment`, right: 'settings' },
  { name: 'gateway', title: msg`Payment gateways`, right: 'settings' },
  { name: 'carriers', title: msg`Carriers`, right: 'settings' },
  { name: 'ship-from', title: msg`Ship-from`, right: 'settings' },
  { name: 'boxes', title: msg`Boxes`, right: 'settings' },
  { name: 'templates', title: msg`Templates`, right: 'settings' },
  { name: 'mail', title: msg`Mail`, right: 'settings' },
  { name: 'canned', title: msg`Canned messages`, right: 'settings' },
  { name: 'risk', title: msg`Risk`, right: 'settings' },
  { name: 'risk-rules', title: msg`Risk rules`, right: 'settings' },
  { name: 'registry', title: msg`Fraud registry`, right: 'settings' },
  { name: 'printing', title: msg`Printing`, right: 'orders' },
  { name: 'privacy', title: msg`Privacy`, right: 'settings' },
  { name: 'keys', title: msg`API keys`, right: 'settings' },
  { name: 'changes', title: msg`Changes`, right: 'settings' },
] as const satisfies readonly { readonly name: string; readonly title: object; readonly right: Right | null }[]

/** The pages of the settings that somebody with these rights may open. */
export function settingsFor(rights: readonly Right[]): readonly (typeof settingsPages)[number][] {
  return settingsPages.filter(({ right }) => right === null || rights.includes(right))
}
