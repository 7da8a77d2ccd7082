import type { TICKET_CATEGORIES } from './tickets.ts';

/** What may be filled into a template. */
export interface TicketWords {
  /** Label of a product of the order. */
  readonly thing: string;
  readonly colour: string;
  /** Days since the order. */
  readonly days: number;
  readonly orderId: number;
}

type Template = (words: TicketWords) => string;

/** How customers begin, by category. */
const OPENINGS: Readonly<Record<(typeof TICKET_CATEGORIES)[number], readonly Template[]>> = {
  'where-is-my-order': [
    ({ days, orderId }) => `Hello, I ordered ${days} days ago (${orderId}) and nothing has come. Where is it?`,
    ({ thing }) => `Could you tell me when the ${thing} will be here? The tracking has not moved.`,
    ({ orderId }) => `Any news on order ${orderId}? It says shipped, but the door has stayed silent.`,
  ],
  return: [
    ({ thing, colour }) => `I would like to send back the ${thing}. The ${colour} is not what I had in mind.`,
    ({ thing }) => `The ${thing} does not fit. How do I return it?`,
    ({ orderId }) => `Please send me a label to return part of order ${orderId}.`,
  ],
  damaged: [
    ({ thing }) => `The ${thing} arrived broken, the box was open on one side.`,
    ({ thing, days }) => `After ${days} days the ${thing} has already come apart.`,
  ],
  billing: [
    ({ orderId }) => `I was charged twice for order ${orderId}. Please look into it.`,
    ({ orderId }) => `The reduction is missing on the bill of ${orderId}.`,
  ],
  'product-question': [
    ({ thing, colour }) => `Do you also have the ${thing} in ${colour}?`,
    ({ thing }) => `How do I clean the ${thing}? There was no leaflet with it.`,
    ({ thing }) => `Will the ${thing} be in the shop again?`,
  ],
  account: [() => 'I cannot log in any more, the link in your message does nothing.', () => 'Please change my address, I have filled in the form twice.'],
  complaint: [
    ({ days }) => `I have been waiting for ${days} days and nobody answers. I am not happy with this.`,
    ({ thing }) => `The ${thing} is not what your page shows. I expected better.`,
  ],
  other: [() => 'A question about your opening hours over the holidays.', ({ thing }) => `Just to say that the ${thing} is lovely. Do you sell gift cards?`],
};

const FIRST_ANSWERS: readonly Template[] = [
  ({ orderId }) => `Thank you for your message. I am looking into order ${orderId} and will be back shortly.`,
  ({ thing }) => `I am sorry to hear that. Let me check the ${thing} for you.`,
  () => 'Thanks for writing. Could you send us a photo or a few more details?',
];
const FURTHER: readonly Template[] = [() => 'Here it is. Is there anything else you need from me?', () => 'Thank you. When can I expect an answer?', ({ thing }) => `It is the ${thing}, the other things were fine.`];
const FURTHER_ANSWERS: readonly Template[] = [() => 'Thank you, I have passed this on to our store.', ({ orderId }) => `I have found it: ${orderId}. Just a moment more, please.`];
const CLOSINGS: readonly Template[] = [() => 'This is done now. Have a nice day!', ({ thing }) => `A new ${thing} is on its way. Sorry for the trouble.`, () => 'The amount will be back on your account within a week.'];

function chosen(templates: readonly Template[], uniform: number, words: TicketWords): string {
  return templates[Math.min(templates.length - 1, Math.floor(uniform * templates.length))]!(words);
}

/** The first message of a ticket. */
export function openingText(category: keyof typeof OPENINGS, uniform: number, words: TicketWords): string {
  return chosen(OPENINGS[category], uniform, words);
}

/** A later message: the first of an agent, one in the middle, or the last. */
export function laterText(part: 'first-answer' | 'further' | 'further-answer' | 'closing', uniform: number, words: TicketWords): string {
  return chosen({ 'first-answer': FIRST_ANSWERS, further: FURTHER, 'further-answer': FURTHER_ANSWERS, closing: CLOSINGS }[part], uniform, words);
}
