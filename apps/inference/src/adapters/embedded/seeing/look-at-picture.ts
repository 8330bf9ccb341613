import type { ScenePart, SceneObservation } from '../answering/scene.ts';
import { centreColours, clothingColours, wholeColours } from './colours.ts';
import { readLight } from './light.ts';
import { decodePicture, type Picture } from './picture.ts';
import { TextReader } from './text-reader.ts';
import { ThingFinder } from './thing-finder.ts';

/** Small text needs pixels; the reader's time and memory grow with them. */
const longestSide = 960;

/** A model that is loaded when it is first needed. One that cannot be loaded stays missing, with the reason. */
export class LazyPart<Part> {
  readonly #load: () => Promise<Part>;
  #loading: Promise<Part> | null = null;

  constructor(load: () => Promise<Part>) {
    this.#load = load;
  }

  get(): Promise<Part> {
    this.#loading ??= this.#load();
    return this.#loading;
  }
}

type Missing = SceneObservation['missing'][number];

/** Looks at one picture with the models that are asked for. A model that fails leaves its part empty and says why; the others go on. */
export class PictureLooker {
  readonly #reader: LazyPart<Pick<TextReader, 'read'>>;
  readonly #finder: LazyPart<Pick<ThingFinder, 'find'>>;

  constructor(reader = new LazyPart<Pick<TextReader, 'read'>>(() => TextReader.load()), finder = new LazyPart<Pick<ThingFinder, 'find'>>(() => ThingFinder.load())) {
    this.#reader = reader;
    this.#finder = finder;
  }

  /** Loads all models, so that the first look does not wait for them. */
  async warmUp(): Promise<void> {
    await Promise.allSettled([this.#finder.get(), this.#reader.get()]);
  }

  /** @throws DuetError `input.image-too-large`, `input.image-unreadable`. */
  async look(image: Uint8Array, frameAgeMs: number, parts: readonly ScenePart[]): Promise<SceneObservation> {
    const picture = await decodePicture(image, longestSide);
    const missing: Missing[] = [];
    const wants = { faces: parts.includes('faces'), objects: parts.includes('objects') };
    const things = wants.faces || wants.objects ? await this.#things(picture, wants, missing) : { faces: [], objects: [] };
    const textLines = parts.includes('text') ? await this.#text(picture, missing) : [];
    const hasColours = parts.includes('colours');
    return {
      frameAgeMs, width: picture.width, height: picture.height, textLines, ...things, missing, ...readLight(picture),
      colours: hasColours ? wholeColours(picture) : [],
      centreColours: hasColours ? centreColours(picture) : [],
      clothingColours: hasColours ? clothingColours(picture, things.faces[0]?.box) : [],
    };
  }

  async #things(picture: Picture, wants: { faces: boolean; objects: boolean }, missing: Missing[]): Promise<Pick<SceneObservation, 'faces' | 'objects'>> {
    const wanted = (['faces', 'objects'] as const).filter((part) => wants[part]);
    const finder = await this.#finder.get().catch(() => null);
    if (finder === null) {
      missing.push(...wanted.map((part) => ({ part, reason: 'the models for faces and objects are not installed' })));
      return { faces: [], objects: [] };
    }
    return finder.find(picture, wants).catch(() => {
      missing.push(...wanted.map((part) => ({ part, reason: 'the models for faces and objects failed' })));
      return { faces: [], objects: [] };
    });
  }

  async #text(picture: Picture, missing: Missing[]): Promise<SceneObservation['textLines']> {
    const reader = await this.#reader.get().catch(() => null);
    if (reader === null) {
      missing.push({ part: 'text', reason: 'the text reader is not installed' });
      return [];
    }
    return reader.read(picture).catch(() => {
      missing.push({ part: 'text', reason: 'the text reader failed' });
      return [];
    });
  }
}
