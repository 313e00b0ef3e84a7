import type pg from 'pg'

/**
 * The schema as it stands after all migrations, as SQL to be read, not run: tables with their columns and constraints, indexes, row-level security,
 * grants, triggers and functions, each kind in the order of its names. The queue's own schema is left out: it is its library's.
 */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  const parts: string[] = []
  for (const [title, sql] of Object.entries(queries)) parts.push(partOf(title, (await client.query<Line>(sql)).rows))
  return (
    ['-- Written by "node migrations/generate.ts" from a database that has all migrations. Read it; change migrations.', ...parts].join(
      '\n\n',
    ) + '\n'
  )
}

type Line = { readonly line: string }

function partOf(title: string, rows: readonly Line[]): string {
  return [`-- ${title}`, ...rows.map((row) => row.line.trimEnd())].join('\n')
}

const ours = `n.nspname in ('public', 'partsdesk')`
// What an extension brought is the extension's.
const notOfExtension = (catalog: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`

const queries = {
  Extensions: `select 'create extension ' || extname || ';' as line from pg_extension where extname <> 'plpgsql' order by extname`,
  Tables: `
    select format(E'create table %I (\\n%s\\n);', c.relname, string_agg(part, E',\\n' order by kind, rank, part)) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join lateral (
      select 0 as kind, a.attnum as rank, format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end,
        ' ' || case a.attgenerated when 's' then 'generated always as (' || pg_get_expr(f.adbin, f.adrelid) || ') stored' else 'default ' || pg_get_expr(f.adbin, f.adrelid) end) as part
      from pg_attribute a left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 1, 0, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'
    ) parts
    where ${ours} and c.relkind in ('r', 'p') group by c.relname order by c.relname`,
  Sequences: `
    select format('create sequence %I;', c.relname) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind = 'S' order by c.relname`,
  Indexes: `
    select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by c.relname`,
  'Row-level security': `
    select format('alter table %I enable row level security%s;', c.relname, case when c.relforcerowsecurity then ', force row level security' end) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relrowsecurity order by c.relname`,
  Policies: `
    select format('create policy %I on %I for %s to %s%s%s;', policyname, tablename, lower(cmd), array_to_string(roles, ', '), ' using ' || qual, ' with check ' || with_check) as line
    from pg_policies where schemaname in ('public', 'partsdesk') order by tablename, policyname`,
  Grants: `
    select format('grant %s on %I to %s;', lower(string_agg(privilege_type, ', ' order by privilege_type)), table_name, grantee) as line
    from information_schema.table_privileges where table_schema in ('public', 'partsdesk') and grantee = 'partsdesk_app' group by table_name, grantee order by table_name`,
  Triggers: `
    select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not t.tgisinternal order by c.relname, t.tgname`,
  Functions: `
    select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and ${notOfExtension('pg_proc', 'p.oid')} order by p.proname`,
} as const
