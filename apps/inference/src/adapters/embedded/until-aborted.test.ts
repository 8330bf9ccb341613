import { describe, expect, it } from 'vitest';
import { untilAborted } from './until-aborted.ts';

/** A source that gives one item and then waits for something that cannot be stopped. */
function busySource(): { source: AsyncGenerator<string>; finish: () => void } {
  let finish = (): void => undefined;
  const work = new Promise<void>((resolve) => { finish = resolve; });
  async function* items(): AsyncGenerator<string> {
    yield 'first';
    await work;
    yield 'late';
  }
  return { source: items(), finish: () => finish() };
}

async function collect(stream: AsyncGenerator<string>, onItem: (item: string) => void = () => undefined): Promise<string[]> {
  const items: string[] = [];
  for await (const item of stream) {
    items.push(item);
    onItem(item);
  }
  return items;
}

describe('a stream until its signal aborts', () => {
  it('ends while its source is still busy, and is free when the source is', async () => {
    const { source, finish } = busySource();
    const abort = new AbortController();
    const freed = Promise.withResolvers<void>();
    let isFree = false;
    void freed.promise.then(() => { isFree = true; });
    expect(await collect(untilAborted(source, abort.signal, freed.resolve), () => queueMicrotask(() => abort.abort()))).toEqual(['first']);
    expect(isFree).toBe(false);
    finish();
    await freed.promise;
  });

  it('passes all on and is free at the end', async () => {
    const { source, finish } = busySource();
    let freed = 0;
    finish();
    expect(await collect(untilAborted(source, new AbortController().signal, () => { freed += 1; }))).toEqual(['first', 'late']);
    expect(freed).toBe(1);
  });

  it('passes an error on and is free', async () => {
    async function* failing(): AsyncGenerator<string> { yield 'first'; throw new Error('broken'); }
    let freed = 0;
    await expect(collect(untilAborted(failing(), new AbortController().signal, () => { freed += 1; }))).rejects.toThrow('broken');
    expect(freed).toBe(1);
  });
});
