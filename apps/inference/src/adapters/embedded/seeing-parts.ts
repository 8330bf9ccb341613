import type { EngineInfo } from '@duet/shared';
import type { Seeing } from './answer-from-data.ts';

const reason = 'no model for pictures is installed';

/** An engine that cannot look: each question that needs eyes is answered with why. */
export async function createSeeing(_onFault?: (fault: string, cause: unknown) => void): Promise<Seeing & { missing: EngineInfo['missing'] }> {
  return {
    lookAt: (images) => async () => ({ absent: images.length === 0 ? 'no-camera' : 'vision-missing', reason }),
    missing: [{ part: 'vision', code: 'engine.vision-failed', remedy: reason }],
    close: async () => undefined,
  };
}
