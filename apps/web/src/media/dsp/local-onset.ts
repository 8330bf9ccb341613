import { gainToDecibels } from './gain-ramp.ts';

/** Speech stands this far above the room's own noise; below −42 dBFS it is somebody else's, across the room. */
const aboveFloorDb = 12;
const softestDb = -42;
/** A key or a knock is over by then; a first vowel is not. The server's detector takes 96 ms. */
const onsetFrames = 5;
/** So much quiet between two onsets: a sentence makes one, whatever its pauses. */
const quietFrames = 19;
/** The floor follows a quieter room at once and a louder one by 2 dB a second, so that a long sentence does not become the floor. */
const riseDbPerFrame = 0.032;
const lowestFloorDb = -70;

/** What is known of one frame of microphone, 16 ms. */
export interface HeardFrame {
  /** Root mean square, 0 to 1. */
  level: number;
  echoSimilarity: number;
  isMuted: boolean;
}

/**
 * An estimate of a speech onset from the level alone, for the page to act on before the server's word can be there. It takes loud noise for speech, which is why it may
 * only duck, and only for a moment. Likely echo never counts.
 */
export class LocalOnset {
  #floorDb = lowestFloorDb;
  #loudFrames = 0;
  #quietFrames = quietFrames;

  /**
   * Takes the next frame.
   * @param echoLimit similarity from which a frame is likely echo
   * @returns true once for each stretch of loud sound
   */
  take({ level, echoSimilarity, isMuted }: HeardFrame, echoLimit: number): boolean {
    const levelDb = Math.max(-100, gainToDecibels(level));
    const isLoud = !isMuted && levelDb >= Math.max(softestDb, this.#floorDb + aboveFloorDb);
    if (!isMuted) this.#floorDb = Math.max(lowestFloorDb, Math.min(levelDb, this.#floorDb + riseDbPerFrame));
    if (!isLoud || echoSimilarity >= echoLimit) {
      this.#loudFrames = 0;
      this.#quietFrames += 1;
      return false;
    }
    this.#loudFrames += 1;
    // Short of an onset it is a knock, and the quiet goes on.
    if (this.#loudFrames < onsetFrames) return false;
    const isNew = this.#quietFrames >= quietFrames;
    this.#quietFrames = 0;
    return isNew;
  }
}
