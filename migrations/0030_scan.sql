-- Attachments looked through for viruses, where the desk has a scanner. none: it had none so far. waiting, failed: `scan_again_at` says when it is tried, the first time or again. Who may have a file is
-- told by this alone: none and clean.
alter table mail_files
  add column scan text not null default 'none' check (scan in ('none', 'waiting', 'failed', 'clean', 'infected')),
  -- what the scanner calls it
  add column virus text,
  add column scan_tries integer not null default 0,
  add column scan_again_at timestamptz,
  add constraint mail_files_virus check ((scan = 'infected') = (virus is not null)),
  add constraint mail_files_scan_again check ((scan in ('waiting', 'failed')) = (scan_again_at is not null));
create index mail_files_to_scan on mail_files (store_id, scan, scan_again_at) where scan in ('none', 'waiting', 'failed');
grant update (scan, virus, scan_tries, scan_again_at) on mail_files to partsdesk_app;

select pgboss.create_queue('scan', jsonb_build_object('policy', 'standard', 'retryLimit', 20, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 180, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));
