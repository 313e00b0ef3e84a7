import { z } from 'zod'
import { ok, refuse, type Result } from '#domain/result.ts'

/** Which column of a table tells what. `fraud`: the labels that mean fraud, when they are other words than yes, true, 1, fraud or chargeback. */
export type Mapping = { readonly [field in Field]?: string } & { readonly fraud?: readonly string[] }

/** What a table of payments may tell. Only the time and the label must be there. */
export const fields = ['amount', 'time', 'buyer', 'card', 'device', 'ip', 'merchant', 'label'] as const
export type Field = (typeof fields)[number]

/** Reads the text of a mapping.json. Refused as `mapping_shape`. */
export function readMapping(text: string): Result<Mapping, 'mapping_shape'> {
  const read = MappingShape.safeParse(parsed(text))
  return read.success ? ok(read.data) : refuse('mapping_shape', { says: z.prettifyError(read.error) })
}

/** A mapping by the names columns usually have, whatever their case and whether they are spelled with spaces, underscores or hyphens. */
export function mappingByName(columns: readonly string[]): Mapping {
  const found = fields.flatMap((field) => {
    const column = usual[field].map((name) => columns.find((one) => plain(one) === name)).find((one) => one !== undefined)
    return column === undefined ? [] : [[field, column] as const]
  })
  return Object.fromEntries(found)
}

const column = z.string().min(1).optional()
const MappingShape = z.strictObject({
  amount: column,
  time: column,
  buyer: column,
  card: column,
  device: column,
  ip: column,
  merchant: column,
  label: column,
  fraud: z.array(z.string()).min(1).optional(),
})

const usual: { readonly [field in Field]: readonly string[] } = {
  amount: ['amount', 'transactionamount', 'purchasevalue', 'total', 'value', 'price'],
  time: ['time', 'timestamp', 'transactiondate', 'purchasetime', 'date', 'createdat', 'placedat'],
  buyer: ['buyer', 'userid', 'customerid', 'email', 'customeremail', 'buyerid', 'accountid'],
  card: ['card', 'cardnumber', 'cardfingerprint', 'cardid'],
  device: ['device', 'deviceid'],
  ip: ['ip', 'ipaddress', 'customerip'],
  merchant: ['merchant', 'merchantid', 'store', 'storeid', 'shopid'],
  label: ['label', 'hascbk', 'class', 'isfraud', 'fraud', 'chargeback', 'fraudulent'],
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON has no shape either; the caller is told so.
    return undefined
  }
}
