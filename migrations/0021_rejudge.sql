-- Orders whose buyer the network may think otherwise of: scored anew from the facts of their newest score.
select pgboss.create_queue('rejudge', jsonb_build_object('policy', 'standard', 'retryLimit', 20, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));
