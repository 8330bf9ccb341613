/**
 * The global scope of an AudioWorklet, which TypeScript's libraries do not describe. Read through this object, so that its names
 * (`sampleRate`, `currentFrame`) do not appear in the page's own scope.
 */
interface WorkletScope {
  readonly sampleRate: number;
  /** The context's number of the first frame of the quantum that is being rendered. */
  readonly currentFrame: number;
  readonly AudioWorkletProcessor: new () => { readonly port: MessagePort };
  registerProcessor(name: string, processor: new (options: { processorOptions?: unknown }) => object): void;
}

export const scope = globalThis as unknown as WorkletScope;

const silentQuantum = new Float32Array(128);

/** The first channel of an input; silence where nothing is connected. */
export const monoInput = (inputs: readonly (readonly Float32Array[])[], index: number): Float32Array => inputs[index]?.[0] ?? silentQuantum;
