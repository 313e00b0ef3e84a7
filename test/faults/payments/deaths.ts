import type { Config } from '#platform/config.ts'
import type { OperationName, Subject } from './operations.ts'

/** When a desk dies in the middle of a money operation. `with the gateway`: it lives on until somebody outside has seen the gateway act and kills it. */
export const deaths = [
  'before the intent',
  'before the call',
  'once it is made',
  'with the gateway',
  'after the reply',
  'after the record',
] as const
export type Death = (typeof deaths)[number]

/** What the process shall do, and when it shall die. */
export type Deed = {
  readonly config: Config
  readonly database: string
  readonly tablesFolder: string
  readonly store: string
  readonly now: string
  readonly operation: OperationName
  readonly on: Subject
  readonly death: Death
}
