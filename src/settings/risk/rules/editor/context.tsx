import type { FormErrors } from '@mantine/form'
import type { Lists } from '../words/lists.tsx'
import type { Units } from './typed.tsx'

/** What every field of the conditions needs: measures, the known values, and what was wrong with which place. */
export type Context = {
  readonly measures: Units
  readonly channels: readonly string[]
  readonly lists: Lists
  readonly errors: FormErrors
}
