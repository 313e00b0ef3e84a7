import { createServer, type AddressInfo, type Socket } from 'node:net'

/** One mail of a folder of the server. */
type Kept = { readonly uid: number; readonly raw: Buffer; readonly at: Date; seen: boolean }

/** What the server does wrong: it never greets, hangs up in the middle of a mail, or forgets to move it. */
export type Vice = 'silent' | 'cuts' | 'moves nothing' | null

/** A mail server of a test's own that speaks the IMAP (RFC 3501, 2177, 6851) a reader of one folder needs, on the wire. */
export type ImapServer = Awaited<ReturnType<typeof openImapServer>>

/** Opens it on a free port with the user `parts` and the password `secret`, an INBOX and a folder `Done`. Close it when the file is done. */
export async function openImapServer() {
  const state = {
    validity: 7,
    next: 1,
    folders: new Map<string, Kept[]>([
      ['INBOX', []],
      ['Done', []],
    ]),
    idling: new Set<Socket>(),
    vice: null as Vice,
    signedIn: 0,
  }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    if (state.vice !== 'silent') talk(socket, state)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    state,
    /** A mail arrives, and whoever waits in IDLE is told. */
    arrive: (raw: string | Buffer, at = new Date()) => {
      const inbox = state.folders.get('INBOX') ?? []
      inbox.push({ uid: state.next++, raw: Buffer.from(raw), at, seen: false })
      for (const socket of state.idling) socket.write(`* ${inbox.length} EXISTS\r\n`)
    },
    /** All numbers are made anew, as after a move of the mailbox to another machine. */
    renumber: () => {
      state.validity += 1
      for (const [name, mails] of state.folders) {
        const fresh = mails.map((mail) => ({ ...mail, uid: state.next++ }))
        state.folders.set(name, fresh)
      }
    },
    hangUp: () => sockets.forEach((socket) => socket.destroy()),
    count: (folder: string) => state.folders.get(folder)?.length ?? 0,
    close: async () => {
      sockets.forEach((socket) => socket.destroy())
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type State = ImapServer['state']

function talk(socket: Socket, state: State): void {
  let rest = ''
  let selected = 'INBOX'
  let idleTag = ''
  socket.setEncoding('latin1')
  socket.write('* OK [CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS] ready\r\n')
  socket.on('data', (text: string) => {
    rest += text
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (line === 'DONE') {
        state.idling.delete(socket)
        socket.write(`${idleTag} OK\r\n`)
        continue
      }
      const [, tag = '', asked = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      if (/^IDLE$/i.test(asked)) {
        idleTag = tag
        state.idling.add(socket)
        // What arrived since the last command is told now, as servers do: a word that came while nobody waited in IDLE is not lost.
        socket.write(`+ idling\r\n* ${state.folders.get(selected)?.length ?? 0} EXISTS\r\n`)
        continue
      }
      const folder = /^(?:SELECT|EXAMINE) "?([^"\s]+)"?/i.exec(asked)?.[1]
      if (folder !== undefined && state.folders.has(folder)) selected = folder
      if (state.vice === 'cuts' && /BODY/i.test(asked)) {
        socket.write(`* 1 FETCH (UID 1 BODY[] {5000}\r\nhalf a`)
        socket.destroySoon()
        return
      }
      socket.write(answerTo(asked, selected, state, tag), 'latin1')
    }
  })
  socket.on('close', () => state.idling.delete(socket))
}

function answerTo(asked: string, selected: string, state: State, tag: string): string {
  const [verb = ''] = asked.toUpperCase().split(' ')
  const inbox = state.folders.get(selected) ?? []
  const ok = `${tag} OK done\r\n`
  switch (verb === 'UID' ? asked.toUpperCase().split(' ').slice(0, 2).join(' ') : verb) {
    case 'CAPABILITY':
      return `* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS\r\n${ok}`
    case 'LOGIN':
      state.signedIn += 1
      return /"?parts"? "?secret"?$/.test(asked) ? ok : `${tag} NO [AUTHENTICATIONFAILED] Wrong user or password.\r\n`
    case 'NAMESPACE':
      return `* NAMESPACE (("" "/")) NIL NIL\r\n${ok}`
    case 'LIST':
      // The root alone, for its separator.
      if (asked.endsWith('""')) return `* LIST (\\Noselect) "/" ""\r\n${ok}`
      return `${[...state.folders.keys()].map((name) => `* LIST () "/" "${name}"\r\n`).join('')}${ok}`
    case 'STATUS': {
      const name = /"?([^"\s]+)"? \(/.exec(asked.slice(7))?.[1] ?? ''
      return state.folders.has(name) ? `* STATUS "${name}" (UIDNEXT ${state.next})\r\n${ok}` : `${tag} NO no such folder\r\n`
    }
    case 'SELECT':
    case 'EXAMINE': {
      const name = /^\S+ "?([^"\s]+)"?/.exec(asked)?.[1] ?? ''
      if (!state.folders.has(name)) return `${tag} NO [NONEXISTENT] no such folder\r\n`
      return `* FLAGS (\\Seen)\r\n* ${state.folders.get(name)?.length ?? 0} EXISTS\r\n* OK [UIDVALIDITY ${state.validity}]\r\n* OK [UIDNEXT ${state.next}]\r\n${tag} OK [READ-WRITE] done\r\n`
    }
    case 'UID SEARCH': {
      const from = Number(/UID (\d+):\*/i.exec(asked.slice(4))?.[1] ?? 0)
      const last = inbox.at(-1)?.uid ?? 0
      const found = inbox.filter(({ uid }) => uid >= Math.min(from, last)).map(({ uid }) => uid)
      return `* SEARCH ${found.join(' ')}\r\n${ok}`
    }
    case 'UID FETCH':
      return fetched(asked, inbox) + ok
    case 'UID STORE': {
      const mail = inbox.find(({ uid }) => uid === Number(asked.split(' ')[2]))
      if (mail) mail.seen = true
      return ok
    }
    case 'UID MOVE': {
      if (state.vice === 'moves nothing') return `${tag} NO [OVERQUOTA] no room\r\n`
      const at = inbox.findIndex(({ uid }) => uid === Number(asked.split(' ')[2]))
      const [mail] = at < 0 ? [] : inbox.splice(at, 1)
      if (mail) state.folders.get('Done')?.push(mail)
      return `${mail ? `* ${at + 1} EXPUNGE\r\n` : ''}${ok}`
    }
    default:
      return ok
  }
}

function fetched(asked: string, inbox: readonly Kept[]): string {
  const at = inbox.findIndex(({ uid }) => uid === Number(asked.split(' ')[2]))
  const mail = inbox[at]
  if (!mail) return ''
  const parts = [`UID ${mail.uid}`, `RFC822.SIZE ${mail.raw.length}`, `INTERNALDATE "${imapDate(mail.at)}"`]
  if (/BODY(?:\.PEEK)?\[\]/i.test(asked)) parts.push(`BODY[] {${mail.raw.length}}\r\n${mail.raw.toString('latin1')}`)
  if (/BODY(?:\.PEEK)?\[HEADER\]/i.test(asked)) {
    const head = mail.raw.subarray(0, mail.raw.indexOf('\r\n\r\n') + 4)
    parts.push(`BODY[HEADER] {${head.length}}\r\n${head.toString('latin1')}`)
  }
  return `* ${at + 1} FETCH (${parts.join(' ')})\r\n`
}

function imapDate(at: Date): string {
  const [, day = '', month = '', year = '', time = ''] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(at.toUTCString()) ?? []
  return `${day}-${month}-${year} ${time} +0000`
}
