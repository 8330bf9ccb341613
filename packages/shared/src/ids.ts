import { z } from './schemas.ts';

/** Ids are strings of 1 to 64 url-safe characters; the brand keeps one kind from standing in for another. */
const idText = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id is 1 to 64 letters, digits, _ or -');

export const sessionIdSchema = idText.brand<'SessionId'>();
export const utteranceIdSchema = idText.brand<'UtteranceId'>();
export const answerIdSchema = idText.brand<'AnswerId'>();
export const requestIdSchema = idText.brand<'RequestId'>();
export const commandIdSchema = idText.brand<'CommandId'>();
export const questionIdSchema = idText.brand<'QuestionId'>();

export type SessionId = z.infer<typeof sessionIdSchema>;
/** One stretch of user speech, from onset to endpoint. */
export type UtteranceId = z.infer<typeof utteranceIdSchema>;
export type AnswerId = z.infer<typeof answerIdSchema>;
/** One request to an engine: a seat may make several for one utterance while it speculates. */
export type RequestId = z.infer<typeof requestIdSchema>;
/** One playback command; the page confirms it under this id. */
export type CommandId = z.infer<typeof commandIdSchema>;
/** Made by the client for a typed question, so that a repeated send is answered once. */
export type QuestionId = z.infer<typeof questionIdSchema>;

/** The two places of a call. At any time one has the generation role and the other the monitoring role. */
export const seatSchema = z.enum(['A', 'B']);
export type Seat = z.infer<typeof seatSchema>;
export const otherSeat = (seat: Seat): Seat => (seat === 'A' ? 'B' : 'A');
