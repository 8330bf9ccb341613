import type { PatternGroup } from './pattern.ts';

export const cameraPatterns: readonly PatternGroup[] = [
  { intent: 'see-scene', sentences: 900, phrases: [
    '[and|so|okay|hey] what (do|can) you see [now|right now|here|there|in the picture|in front of you|in the room|in this picture]', 'what are you looking at', 'describe (what you see|the picture|the scene|the room|this|this picture|the image) [please|to me]', 'tell me what you see [now]', '(what\'s|what is) in (the picture|this picture|front of you|the room|the image|front of the camera|my room)',
    'can you describe (what you see|the room|this picture|the picture)', 'look at this [what is it]', 'what is (this|that|here)', 'what\'s (this|that) [here]', 'what does the camera see', 'can you see anything', 'do you see anything', 'is there anything in the picture', 'what (is|does) this [thing|look like]', 'have a look', 'take a look [at this]', 'what is around me', 'what do you see on the camera',
    'what is behind me', 'what is on the table', 'how does my room look',
  ] },
  { intent: 'see-text', sentences: 600, phrases: [
    '[can you|could you|please] read (this|that|it|the text|the sign|the label|the page|what it says) [to me|for me|aloud|out loud|please]', 'what does (it|this|that|the sign|the text|the label|the paper|the page|this sign|my shirt) say', 'what (is|\'s) written (here|there|on it|on this|on the paper|on the sign|on my shirt)', 'what\'s written (here|there|on this|on the paper)', 'is there any text [in the picture]', 'can you read', 'can you see (any|the) text', 'read the text', 'what word is this', 'what text do you see',
    'what is the text', 'read it to me', 'what letters do you see', 'what number is (this|that|written here)',
  ] },
  { intent: 'see-people', sentences: 600, phrases: [
    'how many (people|persons|faces) (are there|are here|do you see|can you see|are in the picture|are in the room|are in front of you) [now|here]', 'how many of us are (there|here)', '(who|how many people) (is|are) (here|there|in the room|in the picture|with me)', 'is (anybody|anyone|somebody|someone) (here|there|in the room|behind me|with me)', 'am i alone', 'do you see (anybody|anyone|a person|people|a face|any people|any faces)', 'can you see (anybody|anyone|a person|people|a face|any people|my friend|us)',
    'count the people', 'count the faces', 'who do you see', 'who can you see', 'are there [any] people in the picture', 'is there (a person|somebody|anybody) (in the picture|in front of you)',
  ] },
  { intent: 'see-colour', sentences: 800, phrases: [
    '(what color|which color|what colors) (is|are|has) {thing}', 'what color (is|are) {my-thing}', 'what is the color of {my-thing}', 'what colors (do|can) you see', 'what color do you see', 'what (are|is) the main (colors|color)', 'is {my-thing} {colour}', 'tell me the color of {my-thing}', 'what color is (this|it|that|the wall|the background|my shirt)', 'what color am i wearing', 'what am i wearing', 'which colors are in the picture',
  ] },
  { intent: 'see-holding', sentences: 500, phrases: ['what am i holding [now|up|in my hand]', 'what (is|do i have) in my (hand|hands)', 'what\'s in my (hand|hands)', 'what do i have in my hand', 'what am i showing you', 'do you know what i am holding', 'can you see what i\'m holding', 'what\'s this in my hand', 'what is this in my hand', 'what object is this', 'what is this object', 'do you recognize this', 'what do i hold', 'what thing is this', 'guess what i am holding'] },
  { intent: 'see-mood', sentences: 500, phrases: [
    'do i look (happy|sad|angry|tired|surprised|good|okay|scared|worried|bored)', 'am i (happy|sad|angry|smiling|laughing|surprised)', 'how do i look [today|now]', 'how do i (feel|seem)', 'what mood am i in', 'what is my (mood|expression)', 'can you see (if i am smiling|that i am smiling|my expression|my mood)', 'what expression do i have', 'is (he|she) (happy|smiling|sad)', 'do i seem (happy|sad|angry)', 'what does my face (say|look like)', 'what face am i making',
  ] },
  { intent: 'see-light', sentences: 400, phrases: ['is it (dark|bright|light) [in here|here|in the room|in my room]', 'how (bright|dark) is it [in here|here]', 'is the light on', 'is there (enough|any|too much) light [in here|here]', 'is the picture (dark|bright|too dark|too bright|sharp)', 'how is the (light|lighting)', 'is the light good', 'do i need more light', 'are the lights on'] },
  { intent: 'see-thing', sentences: 900, phrases: ['(do|can) you see {a-thing} [here|there|in the picture|in the room]', '(do|can) you see my {thing-name}', 'is there {a-thing} [here|in the picture|in the room|in front of you|on the table]', 'where is (my|the) {thing-name}', 'how many {things} (do you see|are there|can you see)', 'is (this|that) {a-thing}', 'find (my|the) {thing-name}', 'am i wearing {a-thing}'] },
  { intent: 'see-me', sentences: 300, phrases: ['(can|do) you see me [now|well]', 'am i in (the picture|view|frame)', 'is the camera (on|working)', 'is my camera (on|working)', 'can you see my face', 'do you see my face', 'where am i in the picture', 'are you watching me', 'can you see', 'do you have eyes', 'is my face visible'] },
];
