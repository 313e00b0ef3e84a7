-- Lists people come back to, columns they hid, and work on many orders at once.

-- A list under a name: its address without the page. Of one person, or of everybody (`person_id` null). The three every store starts with have no name of
-- their own until somebody gives them one: they are called in the reader's language.
create table saved_views (
  store_id uuid not null references stores (id),
  id uuid not null,
  person_id uuid,
  name text,
  starts_as text check (starts_as in ('late', 'high_risk', 'mine')),
  query text not null,
  position integer not null,
  created_at timestamptz not null default now(),
  primary key (store_id, id),
  check (name is not null or starts_as is not null)
);
create index saved_views_person on saved_views (store_id, person_id, position);

-- Which columns of the list a person hid in a store.
create table list_choices (
  store_id uuid not null references stores (id),
  person_id uuid not null,
  hidden text[] not null,
  primary key (store_id, person_id)
);

-- One thing done to many orders, for the person who asked. `undoes` is the job it takes back.
create table bulk_jobs (
  store_id uuid not null references stores (id),
  id uuid not null,
  person_id uuid not null,
  action text not null check (action in ('assign', 'status', 'slips', 'assign_back', 'status_back')),
  ask jsonb not null,
  total integer not null,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  undoes uuid,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  closed_at timestamptz,
  primary key (store_id, id)
);
create index bulk_jobs_person on bulk_jobs (store_id, person_id, created_at desc);
create index bulk_jobs_running on bulk_jobs (store_id) where state = 'running';

-- One order of such a job. `seen` is the order's version when it was asked, `before` what was changed then, `made` the version the change led to; null when it changed
-- nothing.
create table bulk_items (
  store_id uuid not null,
  job_id uuid not null,
  position integer not null,
  order_id uuid not null,
  number bigint not null,
  seen integer not null,
  before text,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'left')),
  code text,
  detail jsonb,
  made integer,
  primary key (store_id, job_id, position),
  foreign key (store_id, job_id) references bulk_jobs (store_id, id) on delete cascade
);
create index bulk_items_state on bulk_items (store_id, job_id, state, position);

do $$
declare t text;
begin
  foreach t in array array['saved_views', 'list_choices', 'bulk_jobs', 'bulk_items'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to partsdesk_app', t);
  end loop;
end $$;
-- What is a person's own, nobody else of the store sees; programs see all.
create policy in_store on saved_views using (store_id = (select partsdesk.store())
  and (person_id is null or (select partsdesk.person()) is null or person_id = (select partsdesk.person())))
  with check (store_id = (select partsdesk.store()));
create policy in_store on list_choices using (store_id = (select partsdesk.store())
  and ((select partsdesk.person()) is null or person_id = (select partsdesk.person())))
  with check (store_id = (select partsdesk.store()));
create policy in_store on bulk_jobs using (store_id = (select partsdesk.store())
  and ((select partsdesk.person()) is null or person_id = (select partsdesk.person())))
  with check (store_id = (select partsdesk.store()));
create policy in_store on bulk_items using (store_id = (select partsdesk.store())
  and exists (select from bulk_jobs j where j.store_id = bulk_items.store_id and j.id = bulk_items.job_id))
  with check (store_id = (select partsdesk.store()));

-- Each store starts with three: late, high risk, mine.
create policy for_start on saved_views for insert to current_user with check (true);
create function partsdesk.start_views(store uuid) returns void language sql security definer set search_path = pg_catalog, public as $$
  insert into saved_views (store_id, id, starts_as, query, position)
  values (store, gen_random_uuid(), 'late', 'status=open&due=late&sort=ship_by', 1),
    (store, gen_random_uuid(), 'high_risk', 'status=open&risk=high', 2),
    (store, gen_random_uuid(), 'mine', 'status=open&assignee=me', 3)
$$;
create function partsdesk.start_views_of_store() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform partsdesk.start_views(new.store_id);
  return null;
end $$;
create trigger start_views after insert on store_settings for each row execute function partsdesk.start_views_of_store();
revoke all on function partsdesk.start_views(uuid), partsdesk.start_views_of_store() from public;
do $$
declare s record;
begin
  for s in select store_id from store_settings loop
    perform partsdesk.start_views(s.store_id);
  end loop;
end $$;

-- A late order is found among the open ones alone, a risky one by its level.
create index order_facts_risk on order_facts (store_id, risk_level, status, placed_at desc, order_id desc) where risk_level <> 'low';

select pgboss.create_queue('bulk', jsonb_build_object('policy', 'standard', 'retryLimit', 200, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));
