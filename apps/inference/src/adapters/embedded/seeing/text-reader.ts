import sharp from 'sharp';
import type { SceneObservation } from '../answering/scene.ts';
import type { Picture } from './picture.ts';

type TextLine = SceneObservation['textLines'][number];

/** Below this the recognizer invents text from folds and patterns. */
const leastScore = 0.7;
/** A lone sign is text only when it is sure. */
const leastScoreAlone = 0.9;

interface FoundLine {
  text: string;
  mean: number;
  box?: readonly (readonly [number, number])[];
}
interface LineFinder {
  detect(image: Uint8Array): Promise<FoundLine[]>;
}

/** Reads Chinese and English text in pictures with PP-OCRv4 (https://github.com/PaddlePaddle/PaddleOCR), 0.5 to 1 s for a frame on one core. */
export class TextReader {
  readonly #finder: LineFinder;

  private constructor(finder: LineFinder) {
    this.#finder = finder;
  }

  /** Loads the models of the npm packages, about 1 s. */
  static async load(): Promise<TextReader> {
    const { default: Ocr } = await import('@gutenye/ocr-node');
    // One thread, for the recognizer and the voice need the other cores; without the arena the memory of a large picture is given back.
    const onnxOptions = { logSeverityLevel: 3, intraOpNumThreads: 1, interOpNumThreads: 1, enableCpuMemArena: false } as const;
    const finder: unknown = await Ocr.create({ onnxOptions });
    return new TextReader(finder as LineFinder);
  }

  /** Lines in reading order, from the top. */
  async read({ data, width, height }: Picture): Promise<TextLine[]> {
    // The package opens files or their bytes; an uncompressed PNG is the cheapest way in.
    const file = await sharp(data, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 0 }).toBuffer();
    const lines = await this.#finder.detect(file);
    return lines
      .map(({ text, mean, box }) => ({ text: text.trim(), score: Math.min(1, mean), box: boundsOf(box ?? [], width, height) }))
      .filter(({ text, score }) => /[\p{L}\p{N}]/u.test(text) && score >= ([...text].length < 2 ? leastScoreAlone : leastScore));
  }
}

function boundsOf(corners: readonly (readonly [number, number])[], width: number, height: number): TextLine['box'] {
  if (corners.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const share = (value: number, whole: number): number => Math.max(0, Math.min(1, value / whole));
  const xs = corners.map(([x]) => share(x, width));
  const ys = corners.map(([, y]) => share(y, height));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
