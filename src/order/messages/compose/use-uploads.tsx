import { fileLimit } from '#domain/mail/outgoing-files.ts'
import { msg } from '@lingui/core/macro'
import { useState, type ReactNode } from 'react'
import { uuidv7 } from 'uuidv7'
import { useTellError } from '#ui/act/tell-error.ts'
import { deskFetch, Refused, request } from '#ui/api.ts'
import { useRefresh } from '#ui/query.ts'
import { addRefusals, useExplain } from '#ui/refusals.ts'

addRefusals({
  file_empty: () => msg`This file is empty.`,
  file_too_heavy: () => msg`This file weighs more than 10 MB.`,
  too_large: () => msg`This file weighs more than 10 MB.`,
  files_too_heavy: () => msg`All files together would weigh more than 20 MB.`,
  too_many_files: () => msg`A mail takes at most 20 files.`,
  file_runs: () => msg`Programs and pages are not sent: mail servers refuse them.`,
  file_holds_card: () => msg`This holds a card number. Card numbers may not be sent or kept.`,
  file_waiting: ({ detail }) => msg`${String(detail.name)} is still being checked for viruses. Send the mail once it was.`,
  file_unchecked: ({ detail }) =>
    msg`${String(detail.name)} could not be checked for viruses yet. It is tried again by itself; take it out to send without it.`,
  file_infected: ({ detail }) => msg`Virus found: ${String(detail.virus)}. It is not sent.`,
  file_gone: () => msg`A file is no longer there. Put it to the mail again.`,
})

/** A file on its way; `problem` says why it did not arrive. */
type Waiting = { readonly key: string; readonly name: string; readonly problem: ReactNode }

export type Uploads = {
  /** where they go: the messages' path at the server */
  readonly messages: string
  readonly waiting: readonly Waiting[]
  readonly busy: boolean
  readonly add: (files: readonly File[]) => void
  readonly addSlip: (shipment: string) => void
  readonly drop: (id: string) => void
  readonly forget: (key: string) => void
}

/** Sends files for the mail that is written, one after the other; what arrived stands in the composer's view, also after the drawer was closed. */
export function useUploads(messages: string): Uploads {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const explain = useExplain()
  const refresh = useRefresh()
  const tellError = useTellError()
  const forget = (key: string) => setWaiting((now) => now.filter((one) => one.key !== key))
  const send = async (key: string, work: () => Promise<unknown>) => {
    try {
      await work()
      await refresh(`${messages}/composer`)
      forget(key)
    } catch (error) {
      const problem = error instanceof Error ? explain(error) : null
      setWaiting((now) => now.map((one) => (one.key === key ? { ...one, problem } : one)))
    }
  }
  const add = async (files: readonly File[]) => {
    const given = files.map((file) => ({ key: uuidv7(), file }))
    setWaiting((now) => [...now, ...given.map(({ key, file }) => ({ key, name: file.name, problem: null }))])
    for (const { key, file } of given) await send(key, () => upload(messages, file))
  }
  const addSlip = (shipment: string) => {
    const key = uuidv7()
    setWaiting((now) => [...now, { key, name: 'packing-slip.pdf', problem: null }])
    void send(key, () => request(`${messages}/uploads/slip`, { method: 'POST', body: { shipment } }))
  }
  const drop = (id: string) =>
    void request(`${messages}/uploads/${id}`, { method: 'DELETE' }).then(
      () => refresh(`${messages}/composer`),
      (error: unknown) => error instanceof Error && tellError(error),
    )
  return {
    messages,
    waiting,
    busy: waiting.some(({ problem }) => problem === null),
    add: (files) => void add(files),
    addSlip,
    drop,
    forget,
  }
}

async function upload(messages: string, file: File): Promise<void> {
  // What is too heavy is not sent at all: the server would hear ten megabytes before it says no.
  if (file.size > fileLimit) throw new Refused('file_too_heavy', {}, null)
  await deskFetch(`${messages}/uploads?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
}
