import { address, lastMove } from './attributes/address.ts';
import { orders, responds, spend } from './attributes/commerce.ts';
import { email, phone } from './attributes/contact.ts';
import { birthDate, living, sex } from './attributes/living.ts';
import { givenName, surname } from './attributes/naming.ts';
import { politicalLeaning, tolerance } from './attributes/outlook.ts';
import { followers, interest } from './attributes/profile.ts';
import { education, incomeBand, occupation } from './attributes/standing.ts';
import type { Attribute } from './block-context.ts';

/** The generators of a person's columns, each after those whose columns it reads. */
export const PERSON_ATTRIBUTES: readonly Attribute[] = [
  living, sex, birthDate, address, lastMove, surname, givenName, education, occupation, incomeBand,
  politicalLeaning, tolerance, interest, followers, email, phone, orders, spend, responds,
];
