import { openDatabase, type Row } from '../database.ts'

/** What the printer is like at the moment; `refusing` cuts every line, `hanging` takes and answers nothing. Without paper or with its head open it keeps what it is sent. */
export const printerStates = ['ready', 'paper_out', 'head_open', 'paused', 'refusing', 'hanging'] as const
export type PrinterState = (typeof printerStates)[number]

/** One job: every label of it is one sheet. `waiting` came while the printer could not print; `partial` was cut before its end, and nothing was printed of it. */
export type PrintJob = {
  readonly id: number
  readonly at: string
  readonly kind: 'zpl' | 'pdf' | 'other'
  readonly state: 'printed' | 'waiting' | 'partial'
  readonly bytes: Buffer
}

/** The printer's memory, and its paper, kept on disk. */
export type Printer = {
  readonly state: () => PrinterState
  /** Puts it into another state; once it can print again, what waited comes out. */
  readonly set: (state: PrinterState) => void
  readonly take: (bytes: Buffer) => void
  readonly jobs: () => PrintJob[]
  readonly job: (id: number) => PrintJob | undefined
  readonly waiting: () => number
  readonly empty: () => void
  readonly close: () => void
}

const schema = `
create table if not exists jobs (seq integer primary key autoincrement, at integer not null, kind text not null, state text not null, bytes blob not null);
create table if not exists printer (id integer primary key check (id = 1), state text not null);`

/** Opens the printer kept in `<folder>/printer.sqlite`. `now` is the sandbox's time in seconds. */
export function openPrinter(folder: string, now: () => number): Printer {
  const db = openDatabase(folder, 'printer', schema)
  const state = () => (db.get('select state from printer')?.['state'] ?? 'ready') as PrinterState
  return {
    state,
    set: (next) => {
      db.run('insert into printer (id, state) values (1, ?) on conflict (id) do update set state = excluded.state', next)
      if (next === 'ready') db.run("update jobs set state = 'printed' where state = 'waiting'")
    },
    take: (bytes) => {
      const told = !isWhole(bytes) ? 'partial' : state() === 'ready' ? 'printed' : 'waiting'
      db.run('insert into jobs (at, kind, state, bytes) values (?, ?, ?, ?)', now(), kindOf(bytes), told, bytes)
    },
    jobs: () => db.all('select * from jobs order by seq desc limit 200').map(jobOf),
    job: (id) => {
      const row = db.get('select * from jobs where seq = ?', id)
      return row && jobOf(row)
    },
    waiting: () => Number(db.get("select count(*) as n from jobs where state = 'waiting'")?.['n']),
    empty: () => db.atomic(() => [db.run('delete from jobs'), db.run('delete from printer')]),
    close: () => db.close(),
  }
}

/** Did all of a job arrive? A label ends with ^XZ, a PDF says where it ends. */
export function isWhole(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const times = (words: string) => text.split(words).length - 1
  if (text.startsWith('%PDF-')) return text.slice(-1024).includes('%%EOF')
  return times('^XZ') >= times('^XA')
}

function kindOf(bytes: Buffer): PrintJob['kind'] {
  if (bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'pdf'
  return bytes.includes('^XA') ? 'zpl' : 'other'
}

function jobOf(row: Row): PrintJob {
  return {
    id: Number(row['seq']),
    at: new Date(Number(row['at']) * 1000).toISOString(),
    kind: row['kind'] as PrintJob['kind'],
    state: row['state'] as PrintJob['state'],
    bytes: Buffer.from(row['bytes'] as Uint8Array),
  }
}
