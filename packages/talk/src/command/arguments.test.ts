import { describe, expect, it } from 'vitest';
import { readTalkArguments } from './arguments.ts';

describe('the command line of talk', () => {
  it('reads what the issue of scripts asks for', () => {
    expect(readTalkArguments(['--url', 'https://localhost:8443', '--say', 'a.wav', '--say', 'b.wav@6.5', '--text', 'mail me@home@12', '--image', 'x.jpg', '--out', 'o.wav', '--events', 'e.jsonl', '--insecure',
      '--settings', 'listening=open', '--settings', 'duplex.onsetMs=64'])).toEqual({
      url: 'https://localhost:8443',
      items: [{ type: 'say', file: 'a.wav', atSeconds: null }, { type: 'say', file: 'b.wav', atSeconds: 6.5 }, { type: 'text', text: 'mail me@home', atSeconds: 12 }, { type: 'image', file: 'x.jpg', atSeconds: 0 }],
      out: 'o.wav', events: 'e.jsonl', isInsecure: true, settings: { listening: 'open', duplex: { onsetMs: 64 } }, locale: 'en', longestSeconds: 300, isQuiet: false,
    });
  });

  it('keeps an @ that no number follows', () => {
    expect(readTalkArguments(['--text', 'write to me@home'])?.items).toEqual([{ type: 'text', text: 'write to me@home', atSeconds: null }]);
  });

  it('gives null for the help', () => {
    expect(readTalkArguments(['--help', '--say', 'a.wav'])).toBeNull();
  });

  it.each([
    [[], /nothing to say/], [['--image', 'x.jpg'], /nothing to say/], [['--say', '@3'], /--say needs a file/], [['--sya', 'a.wav'], /--sya/], [['a.wav'], /a\.wav/],
    [['--text', 'a', '--settings', 'open'], /name=value/], [['--text', 'a', '--longest', 'soon'], /--longest/], [['--text', 'a', '--url', 'localhost'], /--url/], [['--text', 'a', '--locale', 'de'], /--locale/],
  ])('says what is wrong with %j', (argv, message) => {
    expect(() => readTalkArguments(argv)).toThrow(message);
  });
});
