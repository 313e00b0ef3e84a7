-- What the installation remembers of itself. `key_check` is a keyed hash made with the oldest master key: a server that was given another one finds out
-- at its start, not when it cannot open a gateway's credentials.
create table installation (
  singleton boolean primary key default true check (singleton),
  key_check bytea not null
);

alter table installation enable row level security;
alter table installation force row level security;
create policy in_network on installation using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()));
grant select, insert on installation to partsdesk_app;
