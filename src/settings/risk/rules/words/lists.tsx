import type { Code } from '#domain/risk/codes.ts'

export type Choice = { readonly value: string; readonly label: string }

/** The words other parts of the panel have, by the page around it: countries in the reader's language, and what an observation of the score is called. */
export type Lists = {
  readonly countries: (locale: string) => readonly Choice[]
  readonly factorName: (code: Code) => string
}
