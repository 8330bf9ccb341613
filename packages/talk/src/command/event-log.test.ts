import { expect, it } from 'vitest';
import type { AnyServerEvent } from '@duet/shared';
import { EventLog } from './event-log.ts';

const opened = (at: number): AnyServerEvent => ({ type: 'session-opened', at, epoch: 0 } as AnyServerEvent);

it('dates what was sent before the clocks were compared on the server’s clock too', () => {
  const log = new EventLog();
  log.client('call-started', { protocolVersion: 1 }, 5000);
  log.server(opened(0.5), 5010);
  expect(log.lines[0]).toMatchObject({ at: -9.5, clock: 'client', epoch: 0, serverAt: -9.5 });
  log.setClockOffset(-5008);
  log.client('question-typed', { text: 'hello' }, 5100);
  expect(log.lines.map((line) => line['serverAt'] ?? line['receivedAt'])).toEqual([-8, 2, 92]);
});

it('counts from the begin of the call on both sides after minutes in the queue', () => {
  const log = new EventLog();
  log.client('call-started', {}, 1000);
  log.server(opened(0), 301_010);
  log.setClockOffset(-301_000);
  log.client('question-typed', {}, 301_500);
  log.server({ type: 'answer-started', at: 700, epoch: 1 } as AnyServerEvent, 301_710);
  expect(log.lines.map(({ at }) => at)).toEqual([-300_000, 0, 500, 700]);
  expect(log.lines[3]).toMatchObject({ receivedAt: 710 });
});

it('counts from its first line where no call was opened', () => {
  const log = new EventLog();
  log.client('call-started', {}, 1000);
  log.client('call-refused', { code: 'capacity.queue-full' }, 1012);
  expect(log.lines.map(({ at }) => at)).toEqual([0, 12]);
});
