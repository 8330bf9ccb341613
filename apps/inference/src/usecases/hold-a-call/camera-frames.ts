/**
 * An older frame shows what is past, and nothing says that the camera is still open: its page may have been closed, or its cable pulled. The slowest pace that
 * can be set is one frame each 10 s; a fifth more leaves room for a busy line.
 */
const longestAgeMs = 12_000;

/** The camera's last frames of one call, oldest first. They leave memory with the call. */
export class CameraFrames {
  private frames: { image: Uint8Array; receivedAt: number }[] = [];

  add(image: Uint8Array, receivedAt: number, kept: number): void {
    this.frames.push({ image, receivedAt });
    if (this.frames.length > kept) this.frames = this.frames.slice(-kept);
  }

  clear(): void {
    this.frames = [];
  }

  /** The newest `count` frames with their age; none that is too old to be what the camera sees. */
  latest(count: number, now: number): { image: Uint8Array; ageMs: number }[] {
    if (count === 0) return [];
    return this.frames.slice(-count).map(({ image, receivedAt }) => ({ image, ageMs: Math.max(0, now - receivedAt) })).filter(({ ageMs }) => ageMs <= longestAgeMs);
  }
}
