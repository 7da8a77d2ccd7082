import { address, lastMove } from './attributes/address.ts';
import { religion } from './attributes/belief.ts';
import { orders, responds, spend } from './attributes/commerce.ts';
import { email, phone } from './attributes/contact.ts';
import { language } from './attributes/language.ts';
import { birthDate, living, sex } from './attributes/living.ts';
import { givenName, surname } from './attributes/naming.ts';
import { politicalLeaning, tolerance } from './attributes/outlook.ts';
import { maritalStatus, orientation } from './attributes/partnership.ts';
import { followers, interest, profileSince } from './attributes/profile.ts';
import { education, incomeBand, occupation } from './attributes/standing.ts';
import { health } from './attributes/wellbeing.ts';
import { employer, unionMember } from './attributes/work.ts';
import type { Attribute } from './block-context.ts';

/** The generators of a person's columns, each after those whose columns it reads. */
export const PERSON_ATTRIBUTES: readonly Attribute[] = [
  living, sex, birthDate, address, lastMove, surname, givenName, language, education, occupation, incomeBand,
  politicalLeaning, tolerance, religion, maritalStatus, orientation, health, employer, unionMember,
  interest, followers, profileSince, email, phone, orders, spend, responds,
];
