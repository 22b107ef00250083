import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into each service before its own code: standard input comes from the process that started it and says
 * nothing. It ends when that process is gone, however that came about, and then the service stops too. Its
 * threads load this as well, and have another standard input.
 */
if (isMainThread) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.resume().unref();
}
