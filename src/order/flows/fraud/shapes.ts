import type { IdentifierKind } from '#domain/registry/kinds.ts'

/** What a report of this order would tell the network: kinds of identifiers alone, strongest first, none for a store that does not share. */
export type ReportView = { readonly shares: boolean; readonly kinds: readonly IdentifierKind[] }
