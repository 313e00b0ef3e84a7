import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '#domain/result.ts'
import { readMapping } from './mapping.ts'
import { readPayments, type PaymentsRead, type TableRefusal } from './read-payments.ts'

/** Every CSV of a folder, by name, read with the folder's mapping.json or else by the names of its columns. */
export function readFolder(
  folder: string,
): readonly { readonly name: string; readonly read: Result<PaymentsRead, TableRefusal | 'mapping_shape'> }[] {
  const files = readdirSync(folder).toSorted()
  const mapping = files.includes('mapping.json') ? readMapping(readFileSync(join(folder, 'mapping.json'), 'utf8')) : null
  return files
    .filter((name) => name.toLowerCase().endsWith('.csv'))
    .map((name) => {
      if (mapping !== null && !mapping.ok) return { name, read: mapping }
      return { name, read: readPayments(readFileSync(join(folder, name), 'utf8'), mapping?.value ?? null) }
    })
}
