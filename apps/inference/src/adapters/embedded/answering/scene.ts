/**
 * What can be said of one camera frame. Boxes are shares of the picture, 0 … 1, from its top left corner as the person sees it
 * (a mirrored preview has been turned back). Scores are 0 … 1. Lists are sorted, surest or largest first.
 */
export interface SceneObservation {
  /** How old the frame was when it was looked at. */
  frameAgeMs: number;
  width: number;
  height: number;
  /** Lines of text in reading order. */
  textLines: readonly { text: string; score: number; box: Box }[];
  faces: readonly {
    score: number;
    box: Box;
    /** Expressions, likeliest first; empty when the face is too small or turned away. */
    expressions: readonly { name: Expression; score: number }[];
  }[];
  /** Coarse objects, by the detector's own English names ("cup", "cell phone"). Persons are among them. */
  objects: readonly { name: string; score: number; box: Box }[];
  /** Dominant colours by their share of the picture; the names of `ColourName`. */
  colours: readonly { name: ColourName; share: number }[];
  /** Dominant colours of the middle of the picture, where a thing is held up. */
  centreColours: readonly { name: ColourName; share: number }[];
  /** Below the first face, where clothing is; empty without a face. */
  clothingColours: readonly { name: ColourName; share: number }[];
  /** Mean brightness, 0 black … 1 white, and how much it varies (standard deviation). */
  light: { brightness: number; contrast: number };
  /** True when the picture is too blurred or too dark to say much. */
  isUnclear: boolean;
  /** Parts that could not look, each with its reason: "the text reader is not installed". */
  missing: readonly { part: 'text' | 'faces' | 'objects'; reason: string }[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Expression = 'neutral' | 'happy' | 'sad' | 'angry' | 'surprised' | 'afraid' | 'disgusted';
export const colourNames = ['black', 'white', 'gray', 'red', 'orange', 'yellow', 'green', 'turquoise', 'blue', 'purple', 'pink', 'brown', 'beige'] as const;
export type ColourName = (typeof colourNames)[number];

/** Why nothing can be said of the camera: there is none, or no frame came. */
export type SceneAbsence = { absent: 'no-camera' | 'no-frame' | 'vision-missing'; reason: string };

/** Which parts a question needs; the others may be left out to save time (text reading takes 0.5–0.8 s, faces 0.3–0.9 s). */
export type ScenePart = 'text' | 'faces' | 'objects' | 'colours';

/** Looks at the newest frame of the call. Rejects only when `signal` aborts. */
export type LookAtScene = (parts: readonly ScenePart[], signal: AbortSignal) => Promise<SceneObservation | SceneAbsence>;
