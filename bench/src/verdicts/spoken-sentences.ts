/** What people say that is not for the assistant, to be spoken by synthesised voices. The questions that are for it are those of the recognition bench. */
export const spokenSentences = {
  statement: [
    'the meeting was moved to thursday afternoon', 'she bought three apples and a loaf of bread', 'i think it is going to rain later', 'we drove along the coast for two hours', 'my brother works in a hospital',
    'the cat is sleeping on the sofa again', 'he never told me about the letter', 'they painted the kitchen yellow last summer', 'this coffee is far too hot', 'the train was late by twenty minutes', 'i have been here since half past nine',
    'people say that the winters are longer there', 'our neighbours have a very loud dog', 'the report has to be finished by monday', 'i forgot my keys in the office',
  ],
  order: [
    'mark could you close the door behind you', 'dinner is ready come down please', 'hand me that screwdriver over there', 'do not forget to call your mother tonight', 'please put the boxes on the table', 'anna can you bring me a glass of water',
    'take the dog for a walk before school', 'turn left at the next corner', 'send him the invoice when you are done', 'kids get your shoes on we are leaving', 'let us meet in front of the cinema at eight', 'can you pick up the children today',
  ],
  backchannel: ['mm hmm', 'yeah right', 'okay', 'uh huh', 'yeah', 'right i see', 'oh really', 'yes', 'no', 'thanks', 'okay thank you', 'sure'],
} as const;
