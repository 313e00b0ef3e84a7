import { z } from 'zod'
import { knowsPromo } from '../pricing.ts'
import type { Address, Buyer, Language, Vehicle } from '../shapes.ts'
import { words } from '../words.ts'

const text = (max: number) => z.string().trim().max(max).default('')
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')
const region = text(40).transform((typed) => typed.toUpperCase())
const country = z.enum(['US', 'CA']).default('US').catch('US')

/** The checkout's form as it was typed. */
export const CheckoutForm = z.object({
  name: text(120),
  email: text(254),
  phone: text(40),
  company: text(120),
  vin: text(20).transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, '')),
  year: text(4),
  make: text(60),
  model: text(80),
  b_line1: text(200),
  b_line2: text(200),
  b_city: text(120),
  b_region: region,
  b_postal: text(20),
  b_country: country,
  same: ticked,
  s_name: text(120),
  s_line1: text(200),
  s_line2: text(200),
  s_city: text(120),
  s_region: region,
  s_postal: text(20),
  s_country: country,
  shipping: text(40),
  promo: text(60).transform((typed) => typed.toUpperCase()),
  po: text(60),
  comment: text(4000),
  exempt: ticked,
  again: ticked,
  with: z.enum(['card', 'paypal']).default('card').catch('card'),
  keep: ticked,
  method: text(120),
  shown: text(20),
})
export type CheckoutForm = z.infer<typeof CheckoutForm>

/** What is wrong with a form, by field, in the buyer's language; empty when it can be placed. */
export function mistakesIn(form: CheckoutForm, language: Language): Record<string, string> {
  const say = words[language]
  const needed: (keyof CheckoutForm)[] = ['name', 'email', 'phone', 'b_line1', 'b_city', 'b_region', 'b_postal']
  if (!form.same) needed.push('s_name', 's_line1', 's_city', 's_region', 's_postal')
  const missing = needed.filter((name) => form[name] === '').map((name) => [name, say.needed] as const)
  const wrong = [
    [form.email !== '' && !z.email().safeParse(form.email).success, 'email', say.emailBad],
    [form.vin !== '' && !/^[A-HJ-NPR-Z0-9]{17}$/.test(form.vin), 'vin', say.vinBad],
    [form.year !== '' && !/^(19|20)\d\d$/.test(form.year), 'year', say.yearBad],
    [form.promo !== '' && !knowsPromo(form.promo), 'promo', say.promoBad],
  ] as const
  return Object.fromEntries([...missing, ...wrong.filter(([is]) => is).map(([, name, message]) => [name, message] as const)])
}

/** The form's facts in the order's shape. */
export function partiesOf(
  form: CheckoutForm,
  language: Language,
): { buyer: Buyer; billing: Address; shipping: Address; vehicle: Vehicle | null } {
  const given = (value: string) => value || null
  const billing: Address = {
    name: form.name,
    company: given(form.company),
    line1: form.b_line1,
    line2: given(form.b_line2),
    city: form.b_city,
    region: given(form.b_region),
    postalCode: given(form.b_postal),
    country: form.b_country,
    phone: given(form.phone),
  }
  const shipping: Address = form.same
    ? billing
    : {
        name: form.s_name,
        line1: form.s_line1,
        line2: given(form.s_line2),
        city: form.s_city,
        region: given(form.s_region),
        postalCode: given(form.s_postal),
        country: form.s_country,
        phone: given(form.phone),
      }
  const vehicle: Vehicle = {
    vin: given(form.vin),
    year: form.year ? Number(form.year) : null,
    make: given(form.make),
    model: given(form.model),
  }
  const buyer: Buyer = {
    name: form.name,
    company: given(form.company),
    email: form.email,
    phone: given(form.phone),
    language,
    comment: given(form.comment),
    poNumber: given(form.po),
    taxExempt: form.exempt,
  }
  return { buyer, billing, shipping, vehicle: Object.values(vehicle).some((value) => value !== null) ? vehicle : null }
}
