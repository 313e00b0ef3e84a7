-- What a note says after its author put it right: a row a version, the second and later ones. The first is the note itself, which is never rewritten.
create table note_versions (
  store_id uuid not null,
  note_id uuid not null,
  version integer not null check (version > 1),
  body text not null,
  created_at timestamptz not null,
  primary key (store_id, note_id, version),
  foreign key (store_id, note_id) references notes (store_id, id)
);

-- What else was done with a note: pinned to the top of its order or taken from there, taken back by its author or put back. The last row of each kind is how it stands.
create table note_marks (
  store_id uuid not null,
  note_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('pinned', 'taken_back')),
  is_on boolean not null,
  person_id uuid not null,
  person_name text not null,
  created_at timestamptz not null,
  primary key (store_id, note_id, position),
  foreign key (store_id, note_id) references notes (store_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['note_versions', 'note_marks'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
    execute format('create trigger append_only before update or delete on %I for each row execute function partsdesk.refuse_change()', t);
  end loop;
end $$;

-- For how long an author may put a note right or take it back.
alter table store_settings add column note_edits text not null default 'day' check (note_edits in ('never', 'hour', 'day', 'always'));
