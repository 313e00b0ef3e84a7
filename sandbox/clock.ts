import { openDatabase, type Database } from './database.ts'

/** The sandbox's own time in whole seconds: the machine's clock plus what was skipped by the control port. Never runs backwards but by a reset. */
export type Clock = {
  readonly now: () => number
  readonly skipped: () => number
  /** Skips ahead and tells everyone who asked to be told. */
  readonly advance: (seconds: number) => number
  readonly onChange: (listener: () => void) => void
  readonly reset: () => void
  readonly close: () => void
}

/** Opens the clock kept in `<folder>/clock.sqlite`. */
export function openClock(folder: string): Clock {
  const db = openDatabase(
    folder,
    'clock',
    'create table if not exists skipped (id integer primary key check (id = 1), seconds integer not null)',
  )
  const listeners: (() => void)[] = []
  const skipped = () => Number(db.get('select seconds from skipped')?.['seconds'] ?? 0)
  const now = () => Math.floor(Date.now() / 1000) + skipped()
  return {
    now,
    skipped,
    advance: (seconds) => {
      store(db, skipped() + seconds)
      for (const listener of listeners) listener()
      return now()
    },
    onChange: (listener) => void listeners.push(listener),
    reset: () => store(db, 0),
    close: () => db.close(),
  }
}

function store(db: Database, seconds: number) {
  db.run('insert into skipped (id, seconds) values (1, ?) on conflict (id) do update set seconds = excluded.seconds', seconds)
}
