import { spawn } from 'node:child_process';

/**
 * Runs a load generator as a process of its own, so that its processor time can be told from the service's: its task is JSON on its command line,
 * its figures are JSON on its output.
 */
export function runGenerator<Figures>(file: string, task: unknown): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.once('error', reject);
    child.once('close', (code) => {
      try {
        resolve(JSON.parse(output) as Figures);
      } catch (error) {
        reject(new Error(`the load generator ended with code ${String(code)}`, { cause: error }));
      }
    });
  });
}
