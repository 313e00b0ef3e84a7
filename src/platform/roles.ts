import type pg from 'pg'

/** Makes the two roles a database of ours needs, as a superuser: the owner runs migrations, the application's role owns nothing and passes no policy by. */
export async function createRoles(superuser: pg.ClientBase): Promise<void> {
  await superuser.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'partsdesk_owner') then create role partsdesk_owner login createdb; end if;
    if not exists (select from pg_roles where rolname = 'partsdesk_app') then create role partsdesk_app login nobypassrls; end if;
  end $$`)
}
