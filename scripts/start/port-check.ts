import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface PortWish { readonly port: number; readonly host: string; readonly purpose: string; readonly flag: string }

/**
 * Whether the port can be opened.
 * @returns what is wrong, who holds the port where that can be known, and the remedy; null when it is free.
 */
export async function portProblem({ port, host, purpose, flag }: PortWish): Promise<string | null> {
  const code = await tryPort(port, host);
  if (code === null) return null;
  if (code === 'EACCES') return `Port ${port} (${purpose}) may not be opened by this user: ports below 1024 need root. Choose another: ${flag} ${port < 1024 ? port + 8000 : 8443}`;
  if (code === 'EADDRNOTAVAIL') return `${host} is no address of this machine. Choose another: --host 0.0.0.0 (every address) or --host 127.0.0.1 (this machine only)`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The host ${host} is not known. Choose another: --host 0.0.0.0`;
  const holder = await portHolder(port);
  const who = holder === null ? 'is in use by another program' : `is in use by ${holder.name} (process ${holder.id})`;
  return `Port ${port} (${purpose}) ${who}. End that program, or choose another port: ${flag} ${port + 1000 > 65_535 ? port - 1000 : port + 1000}`;
}

function tryPort(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'EUNKNOWN'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The program that listens on a port of this machine; null where it cannot be known (another user's, or no tool for it). */
export async function portHolder(port: number): Promise<{ id: number; name: string } | null> {
  if (process.platform === 'linux') return linuxHolder(port);
  if (process.platform === 'win32') return null;
  const { stdout } = await execute('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']).catch(() => ({ stdout: '' }));
  const id = /^p(\d+)$/m.exec(stdout)?.[1];
  return id === undefined ? null : { id: Number(id), name: /^c(.+)$/m.exec(stdout)?.[1] ?? 'a program' };
}

/** Listening sockets of `/proc/net/tcp` by port, then the process that has the socket's inode open. */
async function linuxHolder(port: number): Promise<{ id: number; name: string } | null> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')));
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set(tables.flatMap((table) => table.split('\n')).map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${hexPort}`) === true && columns[3] === '0A').map((columns) => `socket:[${columns[9] ?? ''}]`));
  if (inodes.size === 0) return null;
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${id}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${id}/fd/${file}`).catch(() => '');
      if (inodes.has(target)) return { id: Number(id), name: await commandName(id) };
    }
  }
  return null;
}

/** How the program was called; the kernel's own name for it is that of a thread, "MainThread" for Node. */
async function commandName(id: string): Promise<string> {
  const words = (await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const [program = '', ...rest] = words;
  const script = rest.find((word) => word !== '' && !word.startsWith('-') && !word.endsWith('run-service.mjs'));
  return program === '' ? 'a program' : [basename(program), ...(script === undefined ? [] : [script])].join(' ').slice(0, 100);
}
