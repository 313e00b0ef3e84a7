import { head } from './pieces.ts'
import type { World } from './world.ts'

/** Milliseconds from the first byte of a reply to the page of its order having it, after the live stream said so. */
export async function timeReplies({ desk, customer, orders }: World, count: number): Promise<readonly number[]> {
  const staff = await desk.as('supervisor')
  const stream = (await staff.open('/desk/stores/harbor/live')).body?.getReader()
  if (!stream) throw new Error('no stream')
  const decoder = new TextDecoder()
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const order = orders[n % orders.length]
    const mark = `reply${n}quick`
    const began = performance.now()
    const sent = customer.sendRaw(`${head(mark)}\r\n${mark}`, order?.reply ?? '', `${mark}@example.com`)
    for (let told = ''; !told.includes(String(order?.number));) told += decoder.decode((await stream.read()).value, { stream: true })
    const page = await staff.get(`/desk/stores/harbor/orders/${order?.number}`)
    if (!JSON.stringify(page.body.messages.incoming).includes(mark)) throw new Error('told of and not there')
    times.push(performance.now() - began)
    await sent
  }
  await stream.cancel()
  return times
}

/** Milliseconds the server takes to answer the page of an order with so many messages, several times. */
export async function timeThread({ desk, customer }: World, messages: number, times: number): Promise<readonly number[]> {
  const staff = await desk.as('supervisor')
  const { number } = await desk.place({ buyer: { email: 'thread@example.com' } })
  for (let n = 0; n < messages; n++) {
    const raw = `From: thread@example.com\r\nSubject: Order ${number}\r\nMessage-ID: <thread${n}@example.com>\r\n\r\n${'Which side do you need? '.repeat(20)}\r\n> quoted ${n}\r\n`
    if ((await customer.sendRaw(raw, 'harbor@mail.partsdesk.example')) !== 250) throw new Error('not taken')
  }
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    const { body } = await staff.get(`/desk/stores/harbor/orders/${number}`)
    took.push(performance.now() - began)
    if (body.messages.incoming.length !== messages) throw new Error('not all of the thread')
  }
  return took
}

/** The time below which 95 of 100 lie, in whole milliseconds. */
export function p95(times: readonly number[]): number {
  return Math.ceil(times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0)
}
