import type { Box, Expression, SceneObservation } from '../answering/scene.ts';
import { loadHuman, type HumanLibrary } from './human-package.ts';
import type { Picture } from './picture.ts';

/** Below this the models see faces in curtains. */
const leastScore = 0.3;
/** A smaller face, as a share of the picture's width, has no expression that could be told. */
const leastFaceWidth = 0.06;
const leastExpression = 0.2;
const expressions: Readonly<Record<string, Expression>> = { angry: 'angry', disgust: 'disgusted', fear: 'afraid', happy: 'happy', sad: 'sad', surprise: 'surprised', neutral: 'neutral' };

/** Finds faces with their expression and coarse objects, 0.3 to 0.9 s. Coarse cues: it takes a remote control for a telephone and a frown for anger. */
export class ThingFinder {
  readonly #human: HumanLibrary;

  private constructor(human: HumanLibrary) {
    this.#human = human;
  }

  static async load(): Promise<ThingFinder> {
    return new ThingFinder(await loadHuman());
  }

  /** The largest face and the surest object first. @throws Error with what the library says when it cannot. */
  async find({ data, width, height }: Picture, wants: { faces: boolean; objects: boolean }): Promise<Pick<SceneObservation, 'faces' | 'objects'>> {
    const tensor = this.#human.tf.tensor(data, [1, height, width, 3], 'int32');
    try {
      const result = await this.#human.detect(tensor, { face: { enabled: wants.faces }, object: { enabled: wants.objects } });
      if (result.error !== null && result.error !== undefined) throw new Error(result.error);
      return { faces: wants.faces ? facesOf(result.face) : [], objects: wants.objects ? objectsOf(result.object) : [] };
    } finally {
      this.#human.tf.dispose(tensor);
    }
  }
}

type Found = Awaited<ReturnType<HumanLibrary['detect']>>;

const facesOf = (faces: Found['face']): SceneObservation['faces'] => faces
  .filter(({ score }) => score >= leastScore)
  .map(({ score, boxRaw, emotion }) => {
    const box = boxOf(boxRaw);
    const told = box.width < leastFaceWidth ? [] : (emotion ?? []).flatMap(({ emotion: name, score: likelihood }) => {
      const expression = expressions[name];
      return expression === undefined || likelihood < leastExpression ? [] : [{ name: expression, score: likelihood }];
    });
    return { score: Math.min(1, score), box, expressions: told.sort((a, b) => b.score - a.score) };
  })
  .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);

const objectsOf = (objects: Found['object']): SceneObservation['objects'] => objects
  .filter(({ score }) => score >= leastScore)
  .map(({ label, score, boxRaw }) => ({ name: label, score: Math.min(1, score), box: boxOf(boxRaw) }))
  .sort((a, b) => b.score - a.score);

function boxOf([left, top, boxWidth, boxHeight]: readonly [number, number, number, number]): Box {
  const within = (value: number): number => Math.max(0, Math.min(1, value));
  const [x, y] = [within(left), within(top)];
  return { x, y, width: within(left + boxWidth) - x, height: within(top + boxHeight) - y };
}
