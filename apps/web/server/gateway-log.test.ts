import { expect, it } from 'vitest';
import { gatewayLog } from './gateway-log.ts';

it('writes one JSON line for each entry, at the level that was asked for', () => {
  const lines: string[] = [];
  gatewayLog('info', (line) => lines.push(line)).info('gateway ready', { port: 8443 });
  gatewayLog('warn', (line) => lines.push(line)).info('not severe enough');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ level: 30, time: expect.any(String) as string, port: 8443, msg: 'gateway ready' }]);
});

it('writes a fault of one kind once a second at most', () => {
  const lines: string[] = [];
  let now = 0;
  const log = gatewayLog('info', (line) => lines.push(line), () => now);
  for (const at of [0, 10, 999, 1000]) {
    now = at;
    log.fault('a page failed', new Error('broken'));
    log.fault('another', 'cause');
  }
  expect(lines.length).toBe(4);
});
