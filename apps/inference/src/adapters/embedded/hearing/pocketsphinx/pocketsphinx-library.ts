import koffi from 'koffi';
import { DuetError } from '@duet/shared';
import { recognizerRemedy, type PocketsphinxFiles } from './locate-pocketsphinx.ts';

/** An address inside the library. Null is its way to say that something failed. */
export type Handle = unknown;

/** The functions of libpocketsphinx and libsphinxbase (0.8, 5prealpha) that are used here. All of them block. */
export interface PocketsphinxLibrary {
  argumentDefinitions(): Handle;
  parseArguments(previous: null, definitions: Handle, count: number, values: string[], isStrict: number): Handle;
  freeArguments(configuration: Handle): number;
  createDecoder(configuration: Handle): Handle;
  freeDecoder(decoder: Handle): number;
  startUtterance(decoder: Handle): number;
  startStream(decoder: Handle): number;
  processRaw(decoder: Handle, samples: Int16Array, count: number, noSearch: number, isWholeUtterance: number): number;
  endUtterance(decoder: Handle): number;
  hypothesis(decoder: Handle, score: null): string | null;
  firstSegment(decoder: Handle): Handle;
  nextSegment(segment: Handle): Handle;
  segmentWord(segment: Handle): string;
  segmentFrames(segment: Handle, start: [number], end: [number]): void;
  segmentScores(segment: Handle, acoustic: [number], language: [number], backOff: [number]): number;
  freeSegment(segment: Handle): void;
  nbest(decoder: Handle): Handle;
  nextNbest(nbest: Handle): Handle;
  nbestHypothesis(nbest: Handle, score: [number]): string | null;
  freeNbest(nbest: Handle): void;
  setLanguageModel(decoder: Handle, name: string, model: Handle): number;
  selectSearch(decoder: Handle, name: string): number;
  featureOf(decoder: Handle): Handle;
  logMathOf(decoder: Handle): Handle;
  createLogMath(base: number, shift: number, useTable: number): Handle;
  freeLogMath(logMath: Handle): number;
  logToNatural(logMath: Handle, value: number): number;
  readLanguageModel(configuration: Handle, file: string, type: number, logMath: Handle): Handle;
  writeLanguageModel(model: Handle, file: string, type: number): number;
  retainLanguageModel(model: Handle): Handle;
  freeLanguageModel(model: Handle): number;
  wordId(model: Handle, word: string): number;
  unknownWordId(model: Handle): number;
  wordProbability(model: Handle, word: number, history: Int32Array, length: number, used: [number]): number;
}

/** Where `cmn_struct` lies in `feat_t` of the 64-bit library (feat.h), bytes. */
const offsetOfCmn = 88;

export const cmnOf = (feature: Handle): Handle => koffi.decode(feature, offsetOfCmn, 'void *') as Handle;

function bind(files: PocketsphinxFiles): PocketsphinxLibrary {
  // The base library goes first: the decoder's own dependency is then the one that was found beside it.
  const base = koffi.load(files.baseLibrary);
  const decoder = koffi.load(files.decoderLibrary);
  // The libraries write pages of progress to stderr; errors come back as return values.
  base.func('void err_set_logfp(void *)')(null);
  const functions = {
    argumentDefinitions: decoder.func('void *ps_args()'),
    parseArguments: base.func('void *cmd_ln_parse_r(void *, void *, int32_t, char **, int32_t)'),
    freeArguments: base.func('int cmd_ln_free_r(void *)'),
    createDecoder: decoder.func('void *ps_init(void *)'),
    freeDecoder: decoder.func('int ps_free(void *)'),
    startUtterance: decoder.func('int ps_start_utt(void *)'),
    startStream: decoder.func('int ps_start_stream(void *)'),
    processRaw: decoder.func('int ps_process_raw(void *, int16_t *, size_t, int, int)'),
    endUtterance: decoder.func('int ps_end_utt(void *)'),
    hypothesis: decoder.func('const char *ps_get_hyp(void *, void *)'),
    firstSegment: decoder.func('void *ps_seg_iter(void *)'),
    nextSegment: decoder.func('void *ps_seg_next(void *)'),
    segmentWord: decoder.func('const char *ps_seg_word(void *)'),
    segmentFrames: decoder.func('void ps_seg_frames(void *, _Out_ int *, _Out_ int *)'),
    segmentScores: decoder.func('int32_t ps_seg_prob(void *, _Out_ int32_t *, _Out_ int32_t *, _Out_ int32_t *)'),
    freeSegment: decoder.func('void ps_seg_free(void *)'),
    nbest: decoder.func('void *ps_nbest(void *)'),
    nextNbest: decoder.func('void *ps_nbest_next(void *)'),
    nbestHypothesis: decoder.func('const char *ps_nbest_hyp(void *, _Out_ int32_t *)'),
    freeNbest: decoder.func('void ps_nbest_free(void *)'),
    setLanguageModel: decoder.func('int ps_set_lm(void *, const char *, void *)'),
    selectSearch: decoder.func('int ps_set_search(void *, const char *)'),
    featureOf: decoder.func('void *ps_get_feat(void *)'),
    logMathOf: decoder.func('void *ps_get_logmath(void *)'),
    createLogMath: base.func('void *logmath_init(double, int, int)'),
    freeLogMath: base.func('int logmath_free(void *)'),
    logToNatural: base.func('double logmath_log_to_ln(void *, int)'),
    readLanguageModel: base.func('void *ngram_model_read(void *, const char *, int, void *)'),
    writeLanguageModel: base.func('int ngram_model_write(void *, const char *, int)'),
    retainLanguageModel: base.func('void *ngram_model_retain(void *)'),
    freeLanguageModel: base.func('int ngram_model_free(void *)'),
    wordId: base.func('int32_t ngram_wid(void *, const char *)'),
    unknownWordId: base.func('int32_t ngram_unknown_wid(void *)'),
    wordProbability: base.func('int32_t ngram_ng_prob(void *, int32_t, int32_t *, int32_t, _Out_ int32_t *)'),
  };
  return functions as unknown as PocketsphinxLibrary;
}

/**
 * Loads the two libraries into this thread. One call for each worker.
 * @throws DuetError `engine.recognizer-missing` when they lie where they should but cannot be loaded.
 */
export function loadPocketsphinx(files: PocketsphinxFiles): PocketsphinxLibrary {
  try {
    return bind(files);
  } catch (error) {
    throw new DuetError('engine.recognizer-missing', { missing: files.decoderLibrary, remedy: recognizerRemedy() }, { cause: error });
  }
}
