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

  /** The newest `count` frames with their age. */
  latest(count: number, now: number): { image: Uint8Array; ageMs: number }[] {
    return count === 0 ? [] : this.frames.slice(-count).map(({ image, receivedAt }) => ({ image, ageMs: Math.max(0, now - receivedAt) }));
  }
}
