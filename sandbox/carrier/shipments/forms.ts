import type { Account } from '../account.ts'
import { newId } from '../ids.ts'
import type { Form, Shipment } from '../records/shipment.ts'
import { ApiError } from '../wire/errors.ts'

/** Papers that can be had for a parcel. */
export const formTypes = ['commercial_invoice', 'cn22', 'return_packing_slip', 'order_summary'] as const

/** A paper for a bought parcel, added to those it has. */
export function addForm(account: Account, shipment: Shipment, type: (typeof formTypes)[number]): Shipment {
  if (!shipment.postage_label) throw new ApiError('SHIPMENT.POSTAGE.REQUIRED')
  if (type !== 'return_packing_slip' && type !== 'order_summary' && !shipment.customs_info)
    throw new ApiError('SHIPMENT.CUSTOMS_INFO.REQUIRED')
  return account.put('shipment', { ...shipment, forms: [...shipment.forms, newForm(account, shipment.id, type)], updated_at: account.at })
}

/** The paper itself is drawn when somebody opens its url. */
export function newForm(account: Account, shipment: string, type: (typeof formTypes)[number]): Form {
  const id = newId('form')
  return {
    object: 'Form',
    id,
    created_at: account.at,
    updated_at: account.at,
    mode: 'test',
    form_type: type,
    form_url: `${account.origin}/files/form/${shipment}/${id}.pdf`,
    submitted_electronically: null,
  }
}
