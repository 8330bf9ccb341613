import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { BenchUnavailable } from '../framework/bench.ts';
import { repository, startChildService, type ChildService } from './child-service.ts';
import { freePort } from './free-port.ts';

type Variables = Readonly<Record<string, string>>;

/** The inference service alone, on a free port of loopback. `variables` are those of its configuration. */
export async function startInference(variables: Variables = {}): Promise<ChildService> {
  const port = await freePort();
  return await startChildService({
    script: 'apps/inference/src/main.ts', url: `http://127.0.0.1:${String(port)}`, healthPath: '/api/health', variables: { DUET_INFERENCE_PORT: String(port), ...variables },
  });
}

/** Both services, as `npm start` runs them, with certificates of their own: a page can be opened at `url`. */
export async function startDuet(variables: Variables = {}): Promise<ChildService> {
  if (!existsSync(join(repository, 'apps/web/.next/BUILD_ID'))) throw new BenchUnavailable('The pages are not built. Start Duet once with "npm start", or measure a running one with --url.');
  const certificates = await mkdtemp(join(tmpdir(), 'duet-bench-'));
  const inference = await startInference(variables);
  try {
    const port = await freePort();
    const gateway = await startChildService({
      script: 'apps/web/server/main.ts', url: `https://localhost:${String(port)}`, healthPath: '/gateway/health',
      variables: { ...variables, DUET_PORT: String(port), DUET_HOST: '127.0.0.1', DUET_INFERENCE_PORT: new URL(inference.url).port, DUET_DATA_DIR: certificates },
    });
    return {
      url: gateway.url, processId: inference.processId,
      stop: async () => {
        await Promise.all([gateway.stop(), inference.stop()]);
        await rm(certificates, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await inference.stop();
    await rm(certificates, { recursive: true, force: true });
    throw error;
  }
}
