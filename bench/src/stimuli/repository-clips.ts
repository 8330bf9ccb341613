import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeWav, mixToMono } from '@duet/shared';
import { repository } from '../service/child-service.ts';

const folder = join(repository, 'apps/inference/src/adapters/silero/testing');
const read = (name: string): Int16Array => mixToMono(decodeWav(readFileSync(join(folder, name))));

/** A spoken question that lies in the repository (Apache-2.0), 16 kHz mono. */
export const weatherQuestion = (): Int16Array => read('weather-question.wav');
