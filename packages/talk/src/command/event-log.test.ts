import { expect, it } from 'vitest';
import type { AnyServerEvent } from '@duet/shared';
import { EventLog } from './event-log.ts';

it('dates what was sent before the clocks were compared on the server’s clock too', () => {
  const log = new EventLog();
  log.client('call-started', { protocolVersion: 1 }, 5000);
  log.server({ type: 'session-opened', at: 0.5, epoch: 0 } as AnyServerEvent, 5010);
  expect(log.lines[0]).toMatchObject({ at: 0, clock: 'client', epoch: 0, serverAt: -9.5 });
  log.setClockOffset(-5008);
  log.client('question-typed', { text: 'hello' }, 5100);
  expect(log.lines.map((line) => line['serverAt'] ?? line['receivedAt'])).toEqual([-8, 10, 92]);
});
