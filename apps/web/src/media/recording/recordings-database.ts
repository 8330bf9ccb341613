const databaseName = 'duet-recordings';
/** Pieces by `[recording, number]`. */
export const pieceStore = 'pieces';
/** When each recording was last written to, by recording. */
export const callStore = 'calls';

export type Recordings = IDBDatabase;

/** The result of a request, as a promise. */
export function awaited<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result as Result); };
    request.onerror = () => { reject(request.error ?? new Error('the database failed')); };
  });
}

/** @throws when the browser stores nothing for this page: a private window, a full disk, storage switched off. */
export async function openRecordings(): Promise<Recordings> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(pieceStore);
    request.result.createObjectStore(callStore);
  };
  return await awaited<Recordings>(request);
}
