import { says, type SpokenRule } from './spoken-rule.ts';

/** Pictures are not read out: emoji with skin tones and joiners, flags, key caps, dingbats. Digits, # and * are no emoji by themselves. */
export const emojiRules: SpokenRule[] = [
  says(/[\p{Regional_Indicator}]{2}|[0-9#*]\ufe0f?\u20e3|(?![©®™↔-↪])\p{Extended_Pictographic}[\ufe0e\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f\p{Emoji_Modifier}]*)*[\u{e0020}-\u{e007f}]*/u, ' '),
];
