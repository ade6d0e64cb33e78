// Thread beside the app in a worker process: ends the process when the host is gone, also when the app spins.
// The host holds the other end of the pipe and never writes; a host that dies, however it dies, closes it.

import { Socket } from 'node:net';
import { workerData } from 'node:worker_threads';

const endProcess = () => process.kill(process.pid, 'SIGKILL');
new Socket({ fd: workerData.fd }).on('error', endProcess).on('close', endProcess).resume();
