import type { MessageDescriptor } from '@lingui/core'
import type { Right } from '#domain/rights.ts'
import type { ChangeKind } from '#domain/store/changes.ts'
import type { settingsPages } from '../pages.ts'

/** One thing that can be set, as it is found. */
export type Setting = {
  readonly label: MessageDescriptor
  /** the field it leads to, by its path in the form; the section when left out */
  readonly at?: string
  /** other words people look for it by, with commas, in the language shown */
  readonly words?: MessageDescriptor
  /** the changes in the log that are of it */
  readonly kinds?: readonly ChangeKind[]
}

/** A section of a page of the settings, by the id it has there, and what is set in it. */
export type Place = {
  readonly page: (typeof settingsPages)[number]['name']
  readonly section: MessageDescriptor
  readonly at: string
  /** who sees it, where the page shows it to fewer than itself */
  readonly right?: Right
  readonly settings: readonly Setting[]
}
