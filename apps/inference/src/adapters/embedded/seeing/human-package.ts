import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The part of the package's interface that is used here. */
export interface HumanLibrary {
  tf: { tensor(data: Uint8Array, shape: readonly number[], type: 'int32'): unknown; dispose(tensor: unknown): void };
  init(): Promise<void>;
  load(): Promise<void>;
  detect(input: unknown, settings: object): Promise<HumanResult>;
}
export interface HumanResult {
  error: string | null;
  face: { score: number; boxRaw: [number, number, number, number]; emotion?: { emotion: string; score: number }[] }[];
  object: { label: string; score: number; boxRaw: [number, number, number, number] }[];
}

/** Models beyond these are not loaded: who somebody is, how old, of which sex or build is nothing that Duet says. */
const settings = {
  debug: false, backend: 'wasm', cacheModels: false, cacheSensitivity: 0, async: false, warmup: 'none',
  filter: { enabled: false }, gesture: { enabled: false }, body: { enabled: false }, hand: { enabled: false }, segmentation: { enabled: false },
  face: {
    enabled: true, detector: { rotation: false, maxDetected: 8, minConfidence: 0.3 }, mesh: { enabled: true }, emotion: { enabled: true, minConfidence: 0.1 },
    iris: { enabled: false }, description: { enabled: false }, antispoof: { enabled: false }, liveness: { enabled: false },
  },
  object: { enabled: true, minConfidence: 0.3, maxDetected: 12 },
} as const;

/** The folder of the installed package. Its `exports` name neither a Node entry with WebAssembly nor package.json, so it is found by its path. */
export function humanFolder(): string {
  const require = createRequire(import.meta.url);
  const folder = (require.resolve.paths('@vladmandic/human') ?? []).map((place) => join(place, '@vladmandic', 'human')).find((place) => existsSync(place));
  if (folder === undefined) throw new Error('the package @vladmandic/human is not installed');
  return realpathSync(folder);
}

/** Loads https://github.com/vladmandic/human with the WebAssembly backend and its models from disk, about 0.6 s. Call it in a thread of its own: it replaces `fetch` there. */
export async function loadHuman(): Promise<HumanLibrary> {
  const require = createRequire(import.meta.url);
  const folder = humanFolder();
  const wasmFolder = join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');
  readFilesWithFetch();
  const { Human } = require(join(folder, 'dist', 'human.node-wasm.js')) as { Human: new (settings: object) => HumanLibrary };
  const human = new Human({ ...settings, modelBasePath: `${pathToFileURL(join(folder, 'models')).href}/`, wasmPath: `${wasmFolder}/` });
  await human.init();
  await human.load();
  return human;
}

/** The models come by `fetch`, and Node's knows no files. */
function readFilesWithFetch(): void {
  const fetchRemote = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return address.startsWith('file:') ? new Response(new Uint8Array(readFileSync(new URL(address)))) : fetchRemote(input, init);
  };
}
