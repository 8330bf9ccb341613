import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { ChildService } from './child-service.ts';

/** The same service as if it stood far away: a line in between hands each byte on half a round trip later, both ways, in order. */
export async function distantService(service: ChildService, roundTripMs: number): Promise<ChildService> {
  const address = new URL(service.url);
  const port = Number(address.port);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => { setTimeout(() => { if (!to.destroyed) to.write(bytes); }, roundTripMs / 2); });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        setTimeout(() => to.destroy(), roundTripMs / 2);
      });
    }
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  address.port = String((server.address() as AddressInfo).port);
  return {
    ...service, url: address.href.replace(/\/$/, ''),
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await service.stop();
    },
  };
}
