import { afterAll, describe, expect, it } from 'vitest';
import { Answerer } from '../answerer.ts';
import type { SceneObservation, ScenePart } from '../scene.ts';
import { ask, deskScene, emptyScene, testTime } from '../testing/conversation.ts';

const answerer = new Answerer({ clock: () => testTime });
afterAll(() => answerer.close());
const seen = (scene: SceneObservation, asked: ScenePart[][] = []) => ({ look: (parts: readonly ScenePart[]) => { asked.push([...parts]); return Promise.resolve(scene); } });

describe('what the camera shows', () => {
  it.each([
    ['what do you see', 'I see one person who looks happy. There seem to be a cup and two chairs too. I can read: EXIT, Push to open. The main colors are white and blue.'],
    ['can you read this', 'It says: EXIT, Push to open.'],
    ['how many people are there', 'I see one person.'],
    ['what color is my shirt', 'What I see below your face is mostly blue.'],
    ['what color is this', 'What I see in the middle of the picture is mostly red, with some white.'],
    ['what color is the wall', 'What I see in the whole picture is mostly white, with some blue.'],
    ['is my cup red', 'Yes. What I see in the middle of the picture is mostly red, with some white.'],
    ['what am i holding', 'It looks like a cup. There is text on it or near it: EXIT, Push to open.'],
    ['do i look happy', 'Yes, you look happy. That is only a guess from the face.'],
    ['do i look sad', 'Not quite: you look happy. That is only a guess from the face.'],
    ['is it dark in here', 'The light is good.'],
    ['can you see a cup', 'Yes, there seems to be a cup in the middle.'],
    ['where is my chair', 'The chair seems to be on the left of the picture.'],
    ['how many chairs do you see', 'I see two chairs.'],
    ['can you see a dog', 'I see no dog. I only know some eighty common things.'],
    ['can you see me', 'Yes, I see a face in the middle of the picture.'],
    ['你看到了什么', '我看到1个人，看起来开心。好像还有1个杯子和2个椅子。我能读到的字有：EXIT，Push to open。画面里主要的颜色是白色和蓝色。'],
    ['上面写了什么', '上面写着：EXIT，Push to open。'],
    ['有几个人', '我看到1个人。'],
    ['我看起来开心吗', '是的，你看起来开心。这只是从脸上猜的。'],
    ['我手里拿的是什么', '看起来像杯子。上面写着：EXIT，Push to open。'],
  ])('%s', async (question, answer) => {
    const reply = await ask(answerer, question, seen(deskScene));
    expect(reply.text).toBe(answer);
    expect(reply.frameAgeMs).toBe(320);
    expect(reply.source).toMatch(/camera|摄像头/);
  });

  it.each([
    ['what do you see', 'I recognize nothing in particular. The main color is gray. It is rather dark.'],
    ['can you read this', 'I see no text that I can read. Hold it closer to the camera, and keep it still.'],
    ['how many people are there', 'I see nobody in the picture.'],
    ['do i look happy', 'I see no face, so I can\'t tell.'],
    ['what color is my shirt', 'I see no face, so I can\'t tell where your shirt is.'],
    ['can you see me', 'The camera is on, but I see no face.'],
    ['what am i holding', 'I don\'t recognize the thing. In the middle of the picture I see mostly gray.'],
  ])('of nothing: %s', async (question, answer) => expect((await ask(answerer, question, seen(emptyScene))).text).toBe(answer));

  it('looks only with the parts that the question needs', async () => {
    const asked: ScenePart[][] = [];
    await ask(answerer, 'can you read this', seen(deskScene, asked));
    await ask(answerer, 'is it dark in here', seen(deskScene, asked));
    await ask(answerer, 'what time is it', seen(deskScene, asked));
    expect(asked).toEqual([['text'], ['colours']]);
  });

  it('says why it cannot see', async () => {
    expect((await ask(answerer, 'what do you see')).text).toBe('I can\'t see anything: the camera is off. Switch it on and ask me again.');
    expect((await ask(answerer, '你看到了什么')).text).toBe('我什么也看不到：摄像头没有打开。打开后再问我吧。');
    expect((await ask(answerer, 'can you read this', seen({ ...deskScene, textLines: [], missing: [{ part: 'text', reason: 'the text reader is not installed' }] }))).text).toBe('I can\'t read text now: the text reader is not installed.');
    expect((await ask(answerer, 'what do you see', { look: () => Promise.resolve({ absent: 'vision-missing', reason: 'Install it.' }) })).text).toBe('I can\'t look at pictures on this computer. Install it.');
  });

  it('warns when the picture is unclear', async () => expect((await ask(answerer, 'how many people are there', seen({ ...deskScene, isUnclear: true }))).text).toMatch(/may be wrong\.$/));
});
