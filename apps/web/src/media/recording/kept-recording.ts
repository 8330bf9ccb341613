import { DuetError } from '@duet/shared';
import { awaited, openRecordings, pieceStore, callStore, type Recordings } from './recordings-database.ts';

/** 90 minutes of sound. What comes after it is recorded all the same, but a reload loses it. */
export const longestKeptBytes = 512 * 1024 * 1024;

export type KeptPiece =
  | { kind: 'sound'; stretch: number; receivedAt: number; samples: Int16Array<ArrayBuffer> }
  /** Lines of the event log. */
  | { kind: 'events'; stretch: number; receivedAt: number; text: string };

interface SealedPiece { kind: KeptPiece['kind']; stretch: number; receivedAt: number; vector: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

/** Which recording it is, and what opens it. Held in `sessionStorage`, which lives as long as the tab and is never written where another tab could read it. */
export interface RecordingKey { id: string; secret: string }

/**
 * The recording of a running call, where a reload of its tab finds it: pieces in this browser's database, sealed with a key that only the tab holds.
 * What a closed tab leaves there can be read by nobody, and the next visit deletes it.
 */
export class KeptRecording {
  readonly #database: Recordings;
  readonly #id: string;
  readonly #secret: CryptoKey;
  #pieces = 0;
  #bytes = 0;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(database: Recordings, id: string, secret: CryptoKey) {
    this.#database = database;
    this.#id = id;
    this.#secret = secret;
  }

  static newKey(): RecordingKey {
    return { id: crypto.randomUUID(), secret: [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
  }

  /** @throws when the browser stores nothing for this page, or has no cryptography (an address that is not secure). */
  static async open({ id, secret }: RecordingKey): Promise<KeptRecording> {
    const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    return new KeptRecording(await openRecordings(), id, await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']));
  }

  /** One piece after the other. @throws when the browser has no room, or the limit is reached */
  append(piece: KeptPiece): Promise<void> {
    const written = this.#last.then(() => this.#write(piece));
    this.#last = written.catch(() => undefined);
    return written;
  }

  /** All pieces in order; those that follow are counted on from here. */
  async read(): Promise<KeptPiece[]> {
    const stored = await awaited<SealedPiece[]>(this.#database.transaction(pieceStore).objectStore(pieceStore).getAll(piecesOf(this.#id)));
    this.#pieces = stored.length;
    this.#bytes = stored.reduce((sum, { sealed }) => sum + sealed.byteLength, 0);
    return await Promise.all(stored.map((piece) => this.#unseal(piece)));
  }

  async clear(): Promise<void> {
    await this.#last;
    await forget(this.#database, [this.#id]);
    this.#database.close();
  }

  async #write(piece: KeptPiece): Promise<void> {
    const { kind, stretch, receivedAt } = piece;
    const plain = piece.kind === 'sound' ? piece.samples : new TextEncoder().encode(piece.text);
    if (this.#bytes + plain.byteLength > longestKeptBytes) throw new DuetError('storage.disk-full');
    const vector = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: vector }, this.#secret, plain);
    const record: SealedPiece = { kind, stretch, receivedAt, vector, sealed };
    const transaction = this.#database.transaction([pieceStore, callStore], 'readwrite', { durability: 'relaxed' });
    transaction.objectStore(callStore).put({ savedAt: Date.now() }, this.#id);
    await awaited(transaction.objectStore(pieceStore).put(record, [this.#id, this.#pieces]));
    this.#pieces += 1;
    this.#bytes += plain.byteLength;
  }

  async #unseal({ kind, stretch, receivedAt, vector, sealed }: SealedPiece): Promise<KeptPiece> {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: vector }, this.#secret, sealed);
    return kind === 'sound' ? { kind, stretch, receivedAt, samples: new Int16Array(plain) } : { kind, stretch, receivedAt, text: new TextDecoder().decode(plain) };
  }
}

/** A call writes each second; one that has written nothing for this long has no tab any more. Longer than a dropped call is taken up again. */
const longestSilentMs = 3 * 60_000;

/** Deletes what closed tabs left. @param keptId the recording that this tab may go on with @throws as `open` does */
export async function deleteLeftRecordings(keptId: string | null, now = Date.now()): Promise<void> {
  const database = await openRecordings();
  const calls = database.transaction(callStore).objectStore(callStore);
  const [ids, times] = await Promise.all([awaited<IDBValidKey[]>(calls.getAllKeys()), awaited<{ savedAt: number }[]>(calls.getAll())]);
  await forget(database, ids.map(String).filter((id, index) => id !== keptId && now - (times[index]?.savedAt ?? 0) > longestSilentMs));
  database.close();
}

const piecesOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

async function forget(database: Recordings, ids: readonly string[]): Promise<void> {
  const transaction = database.transaction([pieceStore, callStore], 'readwrite');
  await Promise.all(ids.flatMap((id) => [awaited(transaction.objectStore(pieceStore).delete(piecesOf(id))), awaited(transaction.objectStore(callStore).delete(id))]));
}
