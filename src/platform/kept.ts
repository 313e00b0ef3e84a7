import type { ColumnType } from 'kysely'

/** A JSON column of known shape: read as `T`, written as `JSON.stringify(value)` (the driver would turn a bare array into a PostgreSQL array). */
export type Kept<T> = ColumnType<T, string, string>
