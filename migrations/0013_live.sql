-- Screens follow the log: each entry knows its transaction, so that a reader can ask for what was committed since it looked last and miss nothing, however
-- late a transaction with an early number commits.
alter table activities add column txid xid8 not null default pg_current_xact_id();
create index activities_txid on activities (store_id, txid);
