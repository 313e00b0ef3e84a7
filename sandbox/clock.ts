import { openDatabase, type Database } from './database.ts'

/** The sandbox's own time in whole seconds: the machine's clock plus what was skipped by the control port. Runs backwards only by a reset or inside `standAt`. */
export type Clock = {
  readonly now: () => number
  readonly skipped: () => number
  /** Skips ahead and tells everyone who asked to be told. */
  readonly advance: (seconds: number) => number
  /** Stands at a moment of the past while `work` runs, then goes on from where it was: for what happened before today. */
  readonly standAt: <T>(at: Date, work: () => Promise<T>) => Promise<T>
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
    standAt: async (at, work) => {
      const before = skipped()
      store(db, Math.floor((at.getTime() - Date.now()) / 1000))
      try {
        return await work()
      } finally {
        store(db, before)
      }
    },
    onChange: (listener) => void listeners.push(listener),
    reset: () => store(db, 0),
    close: () => db.close(),
  }
}

function store(db: Database, seconds: number) {
  db.run('insert into skipped (id, seconds) values (1, ?) on conflict (id) do update set seconds = excluded.seconds', seconds)
}
