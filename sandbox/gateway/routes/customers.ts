import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { listOf } from '../lists.ts'
import { mergeMetadata, wireAddress, wireShipping } from '../objects/common.ts'
import { newCustomer, type Customer } from '../objects/customer.ts'
import { detachMethod, resolveMethod, saveMethod } from '../methods.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { address, expand, listParts, metadata, shippingDetails, text } from '../params.ts'

/** The routes of customers, and of the payment methods that hang on one. */
export function customerRoutes(gateway: Gateway) {
  const base = '/v1/customers'
  const one = z.strictObject({ expand })
  return new Hono<Wire>()
    .post(base, operation(gateway, CustomerAsk, create))
    .get(
      base,
      operation(gateway, ListAsk, ({ account, params: { email, ...params } }) =>
        listOf(account, 'customer', base, { ...params, field: { email } }),
      ),
    )
    .get(
      `${base}/:id`,
      operation(gateway, one, ({ account, id }) => account.find('deleted_customer', id) ?? account.need('customer', id)),
    )
    .post(`${base}/:id`, operation(gateway, CustomerAsk, update))
    .delete(`${base}/:id`, operation(gateway, one, remove))
    .get(
      `${base}/:id/payment_methods`,
      operation(gateway, MethodsAsk, ({ account, id, params }) =>
        listOf(account, 'payment_method', `${base}/${id}/payment_methods`, { ...params, customer: account.need('customer', id).id }),
      ),
    )
}

const ListAsk = z.strictObject({ ...listParts, email: text.optional() })
const MethodsAsk = z.strictObject({ ...listParts, type: z.literal('card').optional() })

const CustomerAsk = z.strictObject({
  address: address.optional(),
  description: text.optional(),
  email: text.optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  payment_method: text.optional(),
  phone: text.optional(),
  preferred_locales: z.array(text).optional(),
  shipping: shippingDetails.optional(),
  expand,
})

function create({ account, params }: Call<z.infer<typeof CustomerAsk>>): Answer {
  const customer = account.put(
    newCustomer(account.now, {
      address: params.address ? wireAddress(params.address) : null,
      description: params.description || null,
      email: params.email || null,
      metadata: mergeMetadata({}, params.metadata),
      name: params.name || null,
      phone: params.phone || null,
      preferred_locales: params.preferred_locales ?? [],
      shipping: wireShipping(params.shipping),
    }),
  )
  account.emit('customer.created', customer)
  if (params.payment_method) saveMethod(account, resolveMethod(account, params.payment_method), customer.id)
  return customer
}

function update({ account, id, params }: Call<z.infer<typeof CustomerAsk>>): Answer {
  const before = account.need('customer', id)
  const after = account.put<Customer>({
    ...before,
    address: params.address ? wireAddress(params.address) : before.address,
    description: params.description === undefined ? before.description : params.description || null,
    email: params.email === undefined ? before.email : params.email || null,
    metadata: mergeMetadata(before.metadata, params.metadata),
    name: params.name === undefined ? before.name : params.name || null,
    phone: params.phone === undefined ? before.phone : params.phone || null,
    preferred_locales: params.preferred_locales ?? before.preferred_locales,
    shipping: params.shipping ? wireShipping(params.shipping) : before.shipping,
  })
  account.emit('customer.updated', after)
  return after
}

/** The customer is gone, and with them every card that was kept for them. */
function remove({ account, id }: Call<unknown>): Answer {
  const customer = account.need('customer', id)
  const kept = listOf(account, 'payment_method', '', { customer: id, limit: 100 }).data
  for (const method of kept) detachMethod(account, method)
  account.emit('customer.deleted', customer)
  return account.remove(customer)
}
