/** The file name part of the socket; there is no TCP listener. */
export const port = 5432

/** The server's command line: one `-c` for each setting, so that they change with our release and not with the cluster's age. */
export function settingArguments(socketFolder: string): readonly string[] {
  return Object.entries({ ...settings, unix_socket_directories: socketFolder }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** For a small machine (2 cores, 2 to 8 GB) it shares with Node. What is not named stays as PostgreSQL ships it: fsync, full_page_writes and checksums are on. */
const settings = {
  // Reached through the socket only: nothing to break into from the network.
  listen_addresses: '',
  port,
  unix_socket_permissions: '0700',
  // Names the processes in `ps`.
  cluster_name: 'partsdesk',
  // A server and a worker need about 50, and as many again while the next release takes over; each idle one costs 2 MB, one that was never opened nothing.
  max_connections: 200,
  // An eighth to a quarter of a small server's memory; the system's own cache does the rest.
  shared_buffers: '128MB',
  // What the planner may assume to be cached by the system besides: an index scan stays cheap.
  effective_cache_size: '1GB',
  // Disks are flash: a random page costs hardly more than the next one.
  random_page_cost: '1.1',
  // An acknowledged order or payment survives a power cut.
  synchronous_commit: 'on',
  // Two cores serve Node and many short queries: one report must not take both.
  max_parallel_workers_per_gather: 0,
  // Compiling costs more than our short queries take, and this build has no compiler.
  jit: 'off',
  // A transaction left open by a fault holds locks and old rows; ours take 200 ms at most.
  idle_in_transaction_session_timeout: '60s',
  // Times are told in the store's own zone by the application.
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed starts are recognized by their English text.
  lc_messages: 'C',
  // Statements and error details carry buyers' data: they stay out of the log file.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  // The file is turned over at start only, so routine lines stay out of it.
  log_checkpoints: 'off',
}
