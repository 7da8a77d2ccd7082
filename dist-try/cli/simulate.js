import { _ as codeTexts, a as orderedResults, b as makeTable, c as loadCountry, d as PERSON, f as PROVIDERS, g as cellText, h as MISSING_INTEGER, i as laneCounts, l as InputError, m as customerSchema, o as planWorld, p as REGISTER, r as mapInline, s as COUNTRY_IDS, u as BLOCK$1, v as columnOf, y as formatDate } from "../simulate-block-CeVHPe9w.js";
import { f as keyedDraws, l as ln } from "../distributions-B3-ZD5Tz.js";
import { n as resultOf } from "../worker-messages-CG6wUgVE.js";
import { createHash } from "node:crypto";
import { closeSync, createReadStream, createWriteStream, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync, symlinkSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import duckdb from "@duckdb/node-bindings";
import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { createGunzip, createGzip } from "node:zlib";
import { Worker as Worker$1 } from "node:worker_threads";
import { Command, CommanderError } from "commander";
//#region src/crm/contacts.ts
function crmDraws(seed, instance) {
	return (attribute) => keyedDraws({
		seed,
		stage: "crm",
		instance,
		attribute
	});
}
/** How much less often a child below that age is a customer; assumed. */
const CHILD_WEIGHT = .02;
/** No person has more contacts than this, whatever the share of duplicates. */
const MOST_COPIES = 32;
/**
* Draws the customers and their contacts. Contacts are numbered by the day of signing up and, within a
* day, at random, so that a contact's number says nothing about the person's.
*/
function drawContacts(people, asOfDays, options, draws) {
	const customers = drawCustomers(people, asOfDays, options.penetration, draws("customer"));
	const [duplicateDraws, dateDraws, orderDraws] = [
		draws("duplicates"),
		draws("signedUp"),
		draws("contactId")
	];
	const rows = [];
	const copyOf = [];
	const copiesOf = [];
	for (const row of customers) {
		const copies = 1 + furtherContacts(options.duplicates, duplicateDraws.uniform(people.personId[row]));
		for (let copy = 0; copy < copies; copy++) {
			rows.push(row);
			copyOf.push(copy);
			copiesOf.push(copies);
		}
	}
	const count = rows.length;
	const dates = new Int32Array(count);
	const ties = new Float64Array(count);
	for (let i = 0; i < count; i++) {
		const row = rows[i];
		const [id, copy] = [people.personId[row], copyOf[i]];
		const birthDate = people.birthDate[row];
		const ofAge = addYears(birthDate, 16);
		const earliest = Math.max(asOfDays - Math.round(options.yearsCollected * 365.25), ofAge <= asOfDays ? ofAge : birthDate);
		dates[i] = earliest + dateDraws.below(asOfDays - earliest + 1, id, copy);
		ties[i] = orderDraws.uniform(id, copy);
	}
	const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => dates[a] - dates[b] || ties[a] - ties[b] || a - b);
	const inOrder = (values) => Int32Array.from(order, (i) => values[i]);
	const personRow = inOrder(rows);
	return {
		count,
		customers: customers.length,
		personRow,
		personId: personRow.map((row) => people.personId[row]),
		copy: inOrder(copyOf),
		copies: inOrder(copiesOf),
		signedUp: inOrder(dates)
	};
}
/**
* Rows of the customers, in the people's order: the `penetration` × people with the smallest key
* -ln(u)/weight, a weighted sample without replacement whose keys depend on the person alone.
*
* P. S. Efraimidis, P. G. Spirakis, "Weighted random sampling with a reservoir", Information Processing
* Letters 97(5), 2006, 181-185, algorithm A-ES in its exponential form, doi:10.1016/j.ipl.2005.11.003.
*/
function drawCustomers(people, asOfDays, penetration, draws) {
	const wanted = Math.round(penetration * people.rows);
	const keys = new Float64Array(people.rows);
	for (let row = 0; row < people.rows; row++) {
		const adult = addYears(people.birthDate[row], 16) <= asOfDays;
		keys[row] = -ln(draws.uniform(people.personId[row])) / (adult ? 1 : CHILD_WEIGHT);
	}
	return smallest(keys, wanted);
}
/** Positions of the `wanted` smallest keys in ascending position; of equal keys the first positions. */
function smallest(keys, wanted) {
	if (wanted === 0) return [];
	const last = Float64Array.from(keys).sort()[wanted - 1];
	let below = 0;
	for (const key of keys) if (key < last) below++;
	let ties = wanted - below;
	const chosen = [];
	for (let at = 0; at < keys.length; at++) if (keys[at] < last || keys[at] === last && ties-- > 0) chosen.push(at);
	return chosen;
}
/** Contacts beyond the first: geometric with ratio q = `duplicates`, so that their expected share is q. */
function furtherContacts(duplicates, uniform) {
	if (duplicates === 0) return 0;
	return Math.min(Math.floor(ln(uniform) / ln(duplicates)), MOST_COPIES - 1);
}
/** The same calendar day `years` later; 29 February becomes 1 March in a common year. */
function addYears(days, years) {
	const date = /* @__PURE__ */ new Date(days * 864e5);
	return Math.floor(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / 864e5);
}
//#endregion
//#region src/crm/privacy-vocabulary.ts
/** Purposes, `dpv:Purpose` and its descendants. */
const PURPOSES = [
	"dpv:CustomerRelationshipManagement",
	"dpv:ImproveInternalCRMProcesses",
	"dpv:CustomerCare",
	"dpv:CommunicationForCustomerCare",
	"dpv:Marketing",
	"dpv:DirectMarketing",
	"dpv:SocialMediaMarketing",
	"dpv:Advertising",
	"dpv:PersonalisedAdvertising",
	"dpv:TargetedAdvertising",
	"dpv:Personalisation",
	"dpv:ProvideProductRecommendations",
	"dpv:ProvideEventRecommendations",
	"dpv:ServiceUsageAnalytics",
	"dpv:SellProductsToDataSubject",
	"dpv:SellDataToThirdParties",
	"dpv:SellInsightsFromData",
	"dpv:PoliticalCampaign",
	"dpv:CustomerSolvencyMonitoring",
	"dpv:FraudPreventionAndDetection",
	"dpv:AcademicResearch",
	"dpv:LegalCompliance",
	"dpv:RightsFulfilment"
];
/** Purposes that pass data, or what was learnt from it, to someone else or to another cause. */
const SHARING_PURPOSES = [
	"dpv:SellDataToThirdParties",
	"dpv:SellInsightsFromData",
	"dpv:PoliticalCampaign"
];
/** Legal bases of GDPR Art. 6(1) and the two grounds of Art. 9(2) that a social CRM claims. */
const LEGAL_BASES = [
	"eu-gdpr:A6-1-a",
	"eu-gdpr:A6-1-a-explicit-consent",
	"eu-gdpr:A6-1-b",
	"eu-gdpr:A6-1-c",
	"eu-gdpr:A6-1-d",
	"eu-gdpr:A6-1-e",
	"eu-gdpr:A6-1-f",
	"eu-gdpr:A9-2-a",
	"eu-gdpr:A9-2-e"
];
/** Bases that need the person's consent, so that the ledger must show it. */
const CONSENT_BASES = [
	"eu-gdpr:A6-1-a",
	"eu-gdpr:A6-1-a-explicit-consent",
	"eu-gdpr:A9-2-a"
];
//#endregion
//#region src/crm/consent-ledger.ts
/**
* An append-only ledger of consent, one row per event, after ISO/IEC TS 27560:2023 as profiled by DPV:
* who, for which purpose, in which state, expressed how, under which wording, when.
*/
const CONSENT_LEDGER = {
	name: "consent-ledger",
	subject: "subjectId",
	columns: [
		{
			name: "contactId",
			type: "integer",
			attributeClass: "direct-identifier",
			description: "The contact that the event is about"
		},
		{
			name: "subjectId",
			type: "integer",
			attributeClass: "direct-identifier",
			description: "Whom the company takes the contact to be"
		},
		{
			name: "purpose",
			type: "string",
			attributeClass: "insensitive",
			description: "Purpose, a DPV term"
		},
		{
			name: "status",
			type: "string",
			attributeClass: "insensitive",
			description: "State that the record enters, a DPV term"
		},
		{
			name: "design",
			type: "string",
			attributeClass: "insensitive",
			description: "How the choice was put; missing for a withdrawal or an objection"
		},
		{
			name: "valid",
			type: "boolean",
			attributeClass: "insensitive",
			description: "Whether the event has the effect in law that its state claims: the referee's reading, which the company does not hold"
		},
		{
			name: "at",
			type: "date",
			attributeClass: "insensitive",
			description: "Day of the event"
		},
		{
			name: "textVersion",
			type: "string",
			attributeClass: "insensitive",
			description: "Version of the wording that the person saw; missing for a withdrawal or an objection"
		}
	]
};
/**
* Plays out how consent was asked for, given and withdrawn.
*
* What a person truly wants follows from their hidden `tolerance` alone: the most tolerant `willing`
* share agrees. What is recorded follows from the design. A tick that has to be removed records the
* unwilling who leave it; consent bundled with the terms records everyone who signed up.
*
* Validity (GDPR Art. 4(11), 6(1)(a), 7). Consent needs a clear affirmative act: silence, pre-ticked
* boxes or inactivity are none (recital 32; CJEU, Planet49, C-673/17, 1 October 2019, on a pre-ticked box
* for cookies, reading Art. 4(11) and 6(1)(a)), so no pre-ticked record is valid, not even of someone who
* would have agreed. Consent on which a contract is made to depend without need is presumed not free
* (Art. 7(4), recital 43); here no bundled record is valid. A child below 16 cannot consent alone to
* online services (Art. 8(1); member states may go down to 13). A model of the rules, not legal advice.
*
* A withdrawal (Art. 7(3)) reaches the company through the person's first contact and ends the consent of
* all contacts that the company takes for the same subject; a duplicate it does not recognise goes on
* showing consent that no longer exists.
*/
function consentOf(people, contacts, subjectId, options, draws, asOfDays) {
	const purposes = options.processing.filter(({ legalBasis }) => CONSENT_BASES.includes(legalBasis));
	const defaultDraws = draws("consent.default");
	const events = [];
	const recorded = new Uint8Array(contacts.count);
	const valid = new Uint8Array(contacts.count);
	const givenPurposes = Array.from({ length: contacts.count }, () => []);
	for (let contact = 0; contact < contacts.count; contact++) {
		const row = contacts.personRow[contact];
		const at = contacts.signedUp[contact];
		const ofAge = addYears(people.birthDate[row], 16) <= at;
		const keepsDefault = defaultDraws.uniform(contacts.personId[contact], contacts.copy[contact]) < options.consent.keepsDefault;
		let allValid = purposes.length > 0;
		for (const { purpose, consent } of purposes) {
			const design = consent ?? options.consent.design;
			const willing = SHARING_PURPOSES.includes(purpose) ? options.consent.willingToShare : options.consent.willing;
			const given = people.tolerance[row] > 1 - willing || design === "bundled" || design === "pre-ticked" && keepsDefault;
			const inLaw = !given || design === "opt-in" && ofAge;
			if (given) givenPurposes[contact].push(purpose);
			allValid &&= given && inLaw;
			events.push({
				contact,
				purpose,
				status: given ? "dpv:ConsentGiven" : "dpv:ConsentRefused",
				design,
				valid: inLaw,
				at
			});
		}
		recorded[contact] = purposes.length > 0 && givenPurposes[contact].length === purposes.length ? 1 : 0;
		valid[contact] = allValid ? 1 : 0;
	}
	const withdrawals = drawWithdrawals(people, contacts, givenPurposes, options.consent.withdrawal, draws, asOfDays);
	const contactsOf = groupBy(subjectId);
	for (const { contact: via, at } of withdrawals.values()) for (const contact of contactsOf.get(subjectId[via])) {
		if (contacts.signedUp[contact] > at || givenPurposes[contact].length === 0) continue;
		for (const purpose of givenPurposes[contact]) events.push({
			contact,
			purpose,
			status: "dpv:ConsentWithdrawn",
			design: null,
			valid: true,
			at
		});
		givenPurposes[contact] = [];
		recorded[contact] = 0;
		valid[contact] = 0;
	}
	for (let contact = 0; contact < contacts.count; contact++) {
		const withdrawal = withdrawals.get(contacts.personId[contact]);
		if (withdrawal !== void 0 && contacts.signedUp[contact] <= withdrawal.at) valid[contact] = 0;
	}
	return {
		events,
		recorded,
		valid
	};
}
/** Who withdrew, by personId, through their first contact with a consent on record. */
function drawWithdrawals(people, contacts, given, rate, draws, asOfDays) {
	const stream = draws("consent.withdrawn");
	const withdrawals = /* @__PURE__ */ new Map();
	const asked = /* @__PURE__ */ new Set();
	for (let contact = 0; contact < contacts.count; contact++) {
		const person = contacts.personId[contact];
		if (given[contact].length === 0 || asked.has(person)) continue;
		asked.add(person);
		if (stream.uniform(person) >= rate * 2 * (1 - people.tolerance[contacts.personRow[contact]])) continue;
		const signedUp = contacts.signedUp[contact];
		withdrawals.set(person, {
			contact,
			at: signedUp + stream.below(asOfDays - signedUp + 1, person, 1)
		});
	}
	return withdrawals;
}
/** The ledger as a table, in the order of events. */
function ledgerTable(events, subjectId) {
	const ordered = [...events].sort((a, b) => a.at - b.at || a.contact - b.contact);
	const integers = (values) => ({
		kind: "number",
		type: "integer",
		values: Int32Array.from(values)
	});
	const texts = (values) => codeTexts(values, values.length);
	return makeTable(CONSENT_LEDGER, new Map([
		["contactId", integers(ordered.map(({ contact }) => contact + 1))],
		["subjectId", integers(ordered.map(({ contact }) => subjectId[contact]))],
		["purpose", texts(ordered.map(({ purpose }) => purpose))],
		["status", texts(ordered.map(({ status }) => status))],
		["design", texts(ordered.map(({ design }) => design))],
		["valid", codeTexts(ordered.map(({ valid }) => String(valid)), ordered.length, "boolean")],
		["at", {
			kind: "number",
			type: "date",
			values: Int32Array.from(ordered.map(({ at }) => at))
		}],
		["textVersion", texts(ordered.map(({ design, at }) => design === null ? null : `${design}/${formatDate(at).slice(0, 4)}`))]
	]));
}
/** Positions by value. */
function groupBy(values) {
	const groups = /* @__PURE__ */ new Map();
	values.forEach((value, at) => {
		const group = groups.get(value);
		if (group === void 0) groups.set(value, [at]);
		else group.push(at);
	});
	return groups;
}
//#endregion
//#region src/crm/contact-points.ts
/** An address as the company compares it: without white space around, in small letters. */
function normalizedEmail(email) {
	return email.trim().toLowerCase();
}
/** A number as the company compares it: its digits. */
function normalizedPhone(phone) {
	return phone.replace(/\D/g, "");
}
/** Another way to write the same mailbox, which the company does not recognise: a dot or a +tag. */
function mailboxVariant(email, draws, entity, index) {
	const at = email.lastIndexOf("@");
	const local = email.slice(0, at);
	if (local.length >= 3 && !local.includes(".") && draws.uniform(entity, index, 1) < .6) {
		const dot = 1 + draws.below(local.length - 1, entity, index, 2);
		return `${local.slice(0, dot)}.${local.slice(dot)}${email.slice(at)}`;
	}
	const tags = [
		"shop",
		"news",
		"promo",
		"spam",
		"list"
	];
	return `${local}+${tags[draws.below(tags.length, entity, index, 3)]}${email.slice(at)}`;
}
/** The address with capital letters, as phones and clerks write it. */
function capitalized(email, draws, entity, index) {
	const at = email.lastIndexOf("@");
	const style = draws.uniform(entity, index, 1);
	if (style < .6) return email[0].toUpperCase() + email.slice(1);
	if (style < .8) return email.toUpperCase();
	return email.slice(0, at).replace(/(^|[._-])[a-z]/g, (start) => start.toUpperCase()) + email.slice(at);
}
const CONSONANTS = "bcdfghjklmnprstvwz";
const VOWELS$1 = "aeiou";
/**
* A second address of a person: an invented word of three or four syllables and often digits, about 20 to
* 35 bits, so that it follows from no name.
*/
function secondAddress(domain, draws, entity, index) {
	const syllables = 3 + draws.below(2, entity, index, 1);
	let local = "";
	for (let i = 0; i < syllables; i++) local += CONSONANTS[draws.below(18, entity, index, 10 + 2 * i)] + VOWELS$1[draws.below(5, entity, index, 11 + 2 * i)];
	if (draws.uniform(entity, index, 2) < .7) local += String(draws.below(100, entity, index, 3)).padStart(2, "0");
	return `${local}@${domain}`;
}
/** A second number of a person: the last seven digits are drawn anew, the area code stays. */
function secondNumber(phone, draws, entity, index) {
	let left = Math.min(7, normalizedPhone(phone).length);
	const characters = [...phone];
	for (let i = characters.length - 1; i >= 0 && left > 0; i--) if (/\d/.test(characters[i])) characters[i] = String(draws.below(10, entity, index, left--));
	return characters.join("");
}
/** The same digits with other punctuation; a leading + stays. */
function repunctuated(phone, draws, entity, index) {
	const digits = normalizedPhone(phone);
	const [area, exchange, line] = [
		digits.slice(-10, -7),
		digits.slice(-7, -4),
		digits.slice(-4)
	];
	const country = digits.length > 10 ? `${phone.startsWith("+") ? "+" : ""}${digits.slice(0, -10)} ` : "";
	const others = [
		`${country}${area}${exchange}${line}`,
		`${country}${area}.${exchange}.${line}`,
		`${country}${area} ${exchange} ${line}`,
		`${country}(${area}) ${exchange}-${line}`,
		`${country}${area}-${exchange}-${line}`
	].filter((form) => form !== phone);
	return others[draws.below(others.length, entity, index, 1)];
}
//#endregion
//#region src/crm/short-names.ts
/** Customary short forms that cannot be cut from the name's beginning. */
const CUSTOMARY = {
	Anthony: ["Tony"],
	Barbara: ["Babs", "Barb"],
	Charles: ["Chuck", "Charlie"],
	Deborah: ["Debbie"],
	Dorothy: ["Dot", "Dottie"],
	Edward: ["Ned", "Ted"],
	Elizabeth: [
		"Beth",
		"Betty",
		"Lisa",
		"Liz"
	],
	Francis: ["Frank"],
	Henry: ["Hank", "Harry"],
	James: [
		"Jim",
		"Jimmy",
		"Jamie"
	],
	John: ["Jack", "Johnny"],
	Katherine: [
		"Kate",
		"Kathy",
		"Kitty"
	],
	Lawrence: ["Larry"],
	Margaret: [
		"Maggie",
		"Meg",
		"Peggy"
	],
	Mary: ["Molly", "Polly"],
	Patricia: ["Pat", "Trish"],
	Rebecca: ["Becky"],
	Richard: [
		"Rick",
		"Dick",
		"Rich"
	],
	Robert: [
		"Bob",
		"Bobby",
		"Rob"
	],
	Sarah: ["Sally"],
	Theodore: ["Ted", "Theo"],
	Theresa: ["Terry", "Tess"],
	William: [
		"Bill",
		"Billy",
		"Will",
		"Liam"
	]
};
const VOWELS = "aeiouy";
/**
* A short form of a given name: a customary one, or the name cut after the consonants that follow its
* first vowels, sometimes with an ending ("Benjamin" to "Ben" or "Benny"). Most short forms made this way
* stand in no table, so that no matcher's list of nicknames covers them. Null where the name has none.
*/
function shortForm(givenName, draws, entity, index) {
	const customary = CUSTOMARY[givenName];
	if (customary !== void 0 && draws.uniform(entity, index, 1) < .8) return customary[draws.below(customary.length, entity, index, 2)];
	const stem = firstSyllable(givenName);
	if (stem === null) return null;
	const ending = draws.uniform(entity, index, 3);
	if (ending < .6) return stem;
	if (ending >= .8) return `${stem}ie`;
	return /[^aeiouy]{2}$/.test(stem) ? `${stem}y` : `${stem}${stem.at(-1)}y`;
}
/** "Jen" of "Jennifer", "Steph" of "Stephanie"; null where less than two letters would be left out. */
function firstSyllable(name) {
	const lower = name.toLowerCase();
	let at = 1;
	while (at < lower.length && !VOWELS.includes(lower[at])) at++;
	while (at < lower.length && VOWELS.includes(lower[at])) at++;
	if (at >= lower.length) return null;
	at += /^(?:th|ph|ch|sh|ck)/.test(lower.slice(at)) ? 2 : 1;
	return at >= 2 && at <= lower.length - 2 ? name.slice(0, at) : null;
}
//#endregion
//#region src/crm/typing-errors.ts
/** Neighbours of each letter on a QWERTY keyboard. */
const NEIGHBOURS = {
	a: "qwsz",
	b: "vghn",
	c: "xdfv",
	d: "serfcx",
	e: "wsdr",
	f: "drtgvc",
	g: "ftyhbv",
	h: "gyujnb",
	i: "ujko",
	j: "huikmn",
	k: "jiolm",
	l: "kop",
	m: "njk",
	n: "bhjm",
	o: "iklp",
	p: "ol",
	q: "wa",
	r: "edft",
	s: "awedxz",
	t: "rfgy",
	u: "yhji",
	v: "cfgb",
	w: "qase",
	x: "zsdc",
	y: "tghu",
	z: "asx"
};
/**
* The text with one typing error after its first letter: a neighbouring key, a letter left out, doubled,
* or exchanged with the next. The kinds are those of FEBRL's generator (P. Christen, A. Pudjijono,
* "Accurate synthetic generation of realistic personal information", PAKDD 2009,
* doi:10.1007/978-3-642-01307-2_47); the mix is assumed. Texts shorter than three letters stay as they are.
*/
function mistype(text, draws, entity, index) {
	if (text.length < 3) return text;
	const at = 1 + draws.below(text.length - 1, entity, index, 1);
	const letter = text[at];
	const before = text.slice(0, at);
	const after = text.slice(at + 1);
	const kind = draws.uniform(entity, index, 2);
	if (kind < .25) return before + after;
	if (kind < .4) return before + letter + letter + after;
	if (kind < .55 && after !== "" && after[0] !== letter) return before + after[0] + letter + after.slice(1);
	const near = NEIGHBOURS[letter.toLowerCase()];
	if (near === void 0) return before + after;
	const typed = near[draws.below(near.length, entity, index, 3)];
	return before + (letter === letter.toLowerCase() ? typed : typed.toUpperCase()) + after;
}
//#endregion
//#region src/crm/contact-data.ts
/** Shares of further contacts that give another e-mail address, another number; assumed. */
const OTHER_ADDRESS = .5;
const OTHER_NUMBER = .4;
/** The columns of `signup` as the company holds them, every departure from the person's own value logged. */
function contactData(people, contacts, quality, draws, log) {
	const factors = sloppiness(contacts, quality.correlation, draws("sloppiness"));
	const errorIn = (attribute, rate) => {
		const stream = draws(attribute);
		return (contact) => stream.uniform(contacts.personId[contact], contacts.copy[contact]) < rate * factors[contact];
	};
	const texts = (make) => codeTexts(Array.from({ length: contacts.count }, (_, contact) => make(contact)), contacts.count);
	const name = (column, nicknames) => {
		const shortened = errorIn(`${column}.short`, nicknames);
		const mistyped = errorIn(`${column}.typo`, quality.nameTypos);
		const form = draws(`${column}.form`);
		return texts((contact) => {
			let text = people.text(column, contacts.personRow[contact]);
			if (text === null) return null;
			const [person, copy] = [contacts.personId[contact], contacts.copy[contact]];
			const short = shortened(contact) ? shortForm(text, form, person, copy) : null;
			if (short !== null && short !== text) {
				text = short;
				log.note(contact, column, "short-form");
			}
			const typed = mistyped(contact) ? mistype(text, form, person, copy + TYPING) : text;
			if (typed !== text) log.note(contact, column, "typing-error");
			return typed;
		});
	};
	return new Map([
		["givenName", name("givenName", quality.nicknames)],
		["surname", name("surname", 0)],
		["email", texts(emailOf(people, contacts, quality, draws, errorIn, log))],
		["phone", texts(phoneOf(people, contacts, quality, draws, errorIn, log))],
		["sex", texts((contact) => people.text("sex", contacts.personRow[contact]))],
		["birthDate", birthDates(people, contacts, quality, errorIn, log)],
		["postcode", texts(postcodeOf(people, contacts, quality, draws("postcode.stale"), log))]
	]);
}
/** Added to a copy's number where one stream serves two purposes. */
const TYPING = 1e3;
/**
* The factor on every error rate of a record: 1 - c + c·E with E exponential of mean 1, so that the mean
* rate is as stated and errors come together.
*/
function sloppiness(contacts, correlation, draws) {
	return Float64Array.from({ length: contacts.count }, (_, contact) => 1 - correlation - correlation * ln(draws.uniform(contacts.personId[contact], contacts.copy[contact])));
}
function emailOf(people, contacts, quality, draws, errorIn, log) {
	const missing = errorIn("email.missing", quality.missingEmail);
	const mistyped = errorIn("email.typo", quality.emailTypos);
	const varied = errorIn("email.variant", quality.emailVariants);
	const carelessCase = errorIn("email.case", quality.emailCase);
	const form = draws("email.form");
	const other = draws("email.other");
	return (contact) => {
		const [person, copy] = [contacts.personId[contact], contacts.copy[contact]];
		let email = people.text("email", contacts.personRow[contact]);
		if (email === null) return null;
		if (missing(contact)) {
			log.note(contact, "email", "missing");
			return null;
		}
		if (copy > 0 && other.uniform(person, copy) < OTHER_ADDRESS) {
			const neighbour = people.text("email", other.below(people.rows, person, copy, 4)) ?? email;
			email = secondAddress(neighbour.slice(neighbour.lastIndexOf("@") + 1), other, person, copy);
			log.note(contact, "email", "other-address");
		}
		if (mistyped(contact)) {
			const at = email.lastIndexOf("@");
			const typed = mistype(email.slice(0, at), form, person, copy) + email.slice(at);
			if (typed !== email) log.note(contact, "email", "typing-error");
			email = typed;
		}
		if (varied(contact)) {
			email = mailboxVariant(email, form, person, copy + TYPING);
			log.note(contact, "email", "same-mailbox-variant");
		}
		if (carelessCase(contact)) {
			const spaced = form.uniform(person, copy, 4) < .25;
			const written = spaced ? `${email} ` : capitalized(email, form, person, copy + 2 * TYPING);
			if (written !== email) log.note(contact, "email", spaced ? "white-space" : "letter-case");
			email = written;
		}
		return email;
	};
}
function phoneOf(people, contacts, quality, draws, errorIn, log) {
	const missing = errorIn("phone.missing", quality.missingPhone);
	const [other, format] = [draws("phone.other"), draws("phone.format")];
	return (contact) => {
		const [person, copy] = [contacts.personId[contact], contacts.copy[contact]];
		let phone = people.text("phone", contacts.personRow[contact]);
		if (phone === null) return null;
		if (missing(contact)) {
			log.note(contact, "phone", "missing");
			return null;
		}
		if (copy > 0 && other.uniform(person, copy) < OTHER_NUMBER) {
			const number = secondNumber(phone, other, person, copy);
			if (number !== phone) log.note(contact, "phone", "other-number");
			phone = number;
		}
		if (format.uniform(person, copy) < quality.phoneFormat) {
			phone = repunctuated(phone, format, person, copy);
			log.note(contact, "phone", "punctuation");
		}
		return phone;
	};
}
function birthDates(people, contacts, quality, errorIn, log) {
	const missing = errorIn("birthDate.missing", quality.missingBirthDate);
	const defaulted = errorIn("birthDate.default", quality.defaultBirthDate);
	const swapped = errorIn("birthDate.swapped", quality.swappedDayMonth);
	return {
		kind: "number",
		type: "date",
		values: Int32Array.from({ length: contacts.count }, (_, contact) => {
			const days = people.birthDate[contacts.personRow[contact]];
			if (missing(contact)) {
				log.note(contact, "birthDate", "missing");
				return MISSING_INTEGER;
			}
			const date = /* @__PURE__ */ new Date(days * 864e5);
			const [year, month, day] = [
				date.getUTCFullYear(),
				date.getUTCMonth(),
				date.getUTCDate()
			];
			let given = days;
			if (defaulted(contact)) {
				given = Date.UTC(year, 0, 1) / 864e5;
				if (given !== days) log.note(contact, "birthDate", "default-date");
			} else if (day <= 12 && swapped(contact)) {
				given = Date.UTC(year, day - 1, month + 1) / 864e5;
				if (given !== days) log.note(contact, "birthDate", "swapped-day-month");
			}
			return given;
		})
	};
}
/** The postcode at the time of signing up, brought up to date after a move or not. */
function postcodeOf(people, contacts, quality, draws, log) {
	return (contact) => {
		const row = contacts.personRow[contact];
		const postcode = people.text("postcode", row);
		const previous = people.text("previousPostcode", row);
		if (!(previous !== null && people.movedOn[row] > contacts.signedUp[contact]) || draws.uniform(contacts.personId[contact], contacts.copy[contact]) >= quality.staleAddress) return postcode;
		if (previous !== postcode) log.note(contact, "postcode", "stale");
		return previous;
	};
}
//#endregion
//#region src/crm/corruption-log.ts
const CORRUPTION_LOG = {
	name: "corruption",
	columns: [
		{
			name: "contactId",
			type: "integer",
			attributeClass: "direct-identifier",
			description: "The contact whose cell was changed"
		},
		{
			name: "column",
			type: "string",
			attributeClass: "insensitive",
			description: "The column of the cell"
		},
		{
			name: "kind",
			type: "string",
			attributeClass: "insensitive",
			description: "In what way it differs from the person's own value"
		}
	]
};
function corruptionLog() {
	const contactIds = [];
	const columns = [];
	const kinds = [];
	return {
		note(contact, column, kind) {
			contactIds.push(contact + 1);
			columns.push(column);
			kinds.push(kind);
		},
		table: () => makeTable(CORRUPTION_LOG, new Map([
			["contactId", {
				kind: "number",
				type: "integer",
				values: Int32Array.from(contactIds)
			}],
			["column", codeTexts(columns, columns.length)],
			["kind", codeTexts(kinds, kinds.length)]
		]))
	};
}
//#endregion
//#region src/crm/identity-resolution.ts
/**
* Joins contacts that share a normalised e-mail address or telephone number, directly or through others
* (connected components by union-find, R. E. Tarjan, "Efficiency of a good but not linear set union
* algorithm", JACM 22(2), 1975, doi:10.1145/321879.321884). Nothing else tells the company that two
* contacts are one person, so duplicates with other contact points stay unresolved.
*/
function resolveIdentities(contacts, email, phone) {
	const parent = Int32Array.from({ length: contacts.count }, (_, contact) => contact);
	const find = (contact) => {
		let root = contact;
		while (parent[root] !== root) root = parent[root];
		while (parent[contact] !== root) {
			const next = parent[contact];
			parent[contact] = root;
			contact = next;
		}
		return root;
	};
	for (const [column, normalized] of [[email, normalizedEmail], [phone, normalizedPhone]]) {
		if (column === void 0) continue;
		const firstWith = /* @__PURE__ */ new Map();
		for (let contact = 0; contact < contacts.count; contact++) {
			const text = cellText(column, contact);
			const key = text === null ? "" : normalized(text);
			if (key === "") continue;
			const first = firstWith.get(key);
			if (first === void 0) {
				firstWith.set(key, contact);
				continue;
			}
			const [a, b] = [find(first), find(contact)];
			parent[Math.max(a, b)] = Math.min(a, b);
		}
	}
	const subjectId = parent.map((_, contact) => find(contact) + 1);
	return {
		subjectId,
		subjects: new Set(subjectId).size,
		splitPersons: withSeveral(contacts.personId, subjectId),
		mergedSubjects: withSeveral(subjectId, contacts.personId)
	};
}
/** Number of distinct values of `of` that meet more than one value of `other`. */
function withSeveral(of, other) {
	const first = /* @__PURE__ */ new Map();
	const several = /* @__PURE__ */ new Set();
	of.forEach((key, at) => {
		const seen = first.get(key);
		if (seen === void 0) first.set(key, other[at]);
		else if (seen !== other[at]) several.add(key);
	});
	return several.size;
}
//#endregion
//#region src/crm/objection.ts
/**
* Who objected to direct marketing (GDPR Art. 21(2)), and which contacts the company marks for it.
*
* The `share` of customers with the lowest score object, where the score is (1 - noise)·tolerance +
* noise·u with u uniform. An objection arrives through the person's first contact, and the company marks
* every contact that it takes for the same subject: a duplicate it does not recognise stays unmarked, and
* someone who shares an address with the person is marked too.
*/
function objectionsOf(people, contacts, subjectId, options, draws, asOfDays) {
	const [scoreDraws, dateDraws] = [draws("objection"), draws("objection.date")];
	const persons = [...groupBy(contacts.personId)].sort(([a], [b]) => a - b);
	const objecting = smallest(Float64Array.from(persons, ([person, [first]]) => (1 - options.noise) * people.tolerance[contacts.personRow[first]] + options.noise * scoreDraws.uniform(person)), Math.round(options.share * persons.length));
	const objected = new Uint8Array(contacts.count);
	const markedFrom = /* @__PURE__ */ new Map();
	for (const at of objecting) {
		const [person, own] = persons[at];
		for (const contact of own) objected[contact] = 1;
		const via = own[0];
		const signedUp = contacts.signedUp[via];
		const day = signedUp + dateDraws.below(asOfDays - signedUp + 1, person);
		const subject = subjectId[via];
		markedFrom.set(subject, Math.min(day, markedFrom.get(subject) ?? day));
	}
	const optedOut = new Uint8Array(contacts.count);
	const events = [];
	for (let contact = 0; contact < contacts.count; contact++) {
		const day = markedFrom.get(subjectId[contact]);
		if (day === void 0) continue;
		optedOut[contact] = 1;
		events.push({
			contact,
			purpose: "dpv:DirectMarketing",
			status: "dpv:LegitimateInterestObjected",
			design: null,
			valid: true,
			at: Math.max(day, contacts.signedUp[contact])
		});
	}
	return {
		events,
		optedOut,
		objected,
		persons: objecting.length
	};
}
//#endregion
//#region src/crm/people-reader.ts
function readPeople(people) {
	const numbers = (name) => {
		const column = columnOf(people, name);
		if (column.kind !== "number") throw new Error(`crm.people: expected ${name} as numbers, got codes`);
		return column.values;
	};
	return {
		rows: people.rows,
		personId: numbers("personId"),
		birthDate: numbers("birthDate"),
		movedOn: numbers("movedOn"),
		tolerance: numbers("tolerance"),
		followers: numbers("followers"),
		incomeBand: numbers("incomeBand"),
		spend: numbers("spend"),
		orders: numbers("orders"),
		text: (name, row) => cellText(columnOf(people, name), row),
		values: (name) => {
			const column = columnOf(people, name);
			if (column.kind !== "coded") throw new Error(`crm.people: expected ${name} as codes, got numbers`);
			return column.dictionary.filter((text) => text !== null).sort();
		}
	};
}
//#endregion
//#region src/crm/profile-data.ts
/**
* The columns of `social`: what the profile shows, for contacts whose profile was found. Whether a profile
* reveals a leaning, and how that is read, belongs to the person: every contact of theirs tells the same.
*/
function profileData(people, contacts, options, draws, log) {
	const [foundDraws, revealDraws, readDraws] = [
		draws("profile"),
		draws("leaning.revealed"),
		draws("leaning.read")
	];
	const found = Array.from({ length: contacts.count }, (_, contact) => foundDraws.uniform(contacts.personId[contact], contacts.copy[contact]) < options.found);
	const leanings = people.values("politicalLeaning");
	const shown = (column) => codeTexts(found.map((profile, contact) => {
		const text = people.text(column, contacts.personRow[contact]);
		if (profile || text === null) return text;
		log.note(contact, column, "not-found");
		return null;
	}), contacts.count);
	const followers = Int32Array.from(found, (profile, contact) => {
		const count = people.followers[contacts.personRow[contact]];
		if (profile || count === -2147483648) return count;
		log.note(contact, "followers", "not-found");
		return MISSING_INTEGER;
	});
	const leaning = found.map((profile, contact) => {
		const person = contacts.personId[contact];
		const truth = people.text("politicalLeaning", contacts.personRow[contact]);
		if (truth === null) return null;
		if (!profile || revealDraws.uniform(person) >= options.leaningRevealed) {
			log.note(contact, "politicalLeaning", profile ? "not-revealed" : "not-found");
			return null;
		}
		if (leanings.length < 2 || readDraws.uniform(person) >= options.leaningError) return truth;
		log.note(contact, "politicalLeaning", "misjudged");
		const others = leanings.filter((value) => value !== truth);
		return others[readDraws.below(others.length, person, 1)];
	});
	return new Map([
		["education", shown("education")],
		["occupation", shown("occupation")],
		["interest", shown("interest")],
		["followers", {
			kind: "number",
			type: "integer",
			values: followers
		}],
		["politicalLeaning", codeTexts(leaning, contacts.count)]
	]);
}
//#endregion
//#region src/crm/purchase-data.ts
/**
* The columns of `purchases`. A person's orders are spread over their contacts, so that a duplicate hides
* part of the history; the sums over a person's contacts are the person's own figures.
*/
function purchaseData(people, contacts, options, draws, log) {
	const { orders, spend } = splitOrders(people, contacts, draws, log);
	const [incomeDraws, responseDraws] = [draws("incomeBand"), draws("responded")];
	const incomeBand = Int32Array.from({ length: contacts.count }, (_, contact) => {
		const [person, band] = [contacts.personId[contact], people.incomeBand[contacts.personRow[contact]]];
		if (band === -2147483648 || incomeDraws.uniform(person) >= options.incomeError) return band;
		log.note(contact, "incomeBand", "misjudged");
		if (band === LOWEST_BAND) return band + 1;
		if (band === HIGHEST_BAND) return band - 1;
		return incomeDraws.below(2, person, 1) === 0 ? band - 1 : band + 1;
	});
	const responded = Array.from({ length: contacts.count }, (_, contact) => {
		const truth = people.text("responds", contacts.personRow[contact]);
		if (truth === null || responseDraws.uniform(contacts.personId[contact], contacts.copy[contact]) >= options.responseError) return truth;
		log.note(contact, "responded", "misjudged");
		return truth === "true" ? "false" : "true";
	});
	return new Map([
		["incomeBand", {
			kind: "number",
			type: "integer",
			values: incomeBand
		}],
		["spend", {
			kind: "number",
			type: "decimal",
			values: spend
		}],
		["orders", {
			kind: "number",
			type: "integer",
			values: orders
		}],
		["segment", codeTexts(segments(spend, orders), contacts.count)],
		["responded", codeTexts(responded, contacts.count, "boolean")]
	]);
}
const LOWEST_BAND = 1;
const HIGHEST_BAND = 5;
/** A first contact gets half of the orders and its part of the rest; assumed. */
const FIRST_CONTACT = .5;
function splitOrders(people, contacts, draws, log) {
	const stream = draws("orders.contact");
	const orders = new Int32Array(contacts.count);
	const spend = new Float64Array(contacts.count);
	const contactsOf = /* @__PURE__ */ new Map();
	for (let contact = 0; contact < contacts.count; contact++) {
		const row = contacts.personRow[contact];
		if (contacts.copies[contact] === 1) {
			orders[contact] = people.orders[row];
			spend[contact] = people.spend[row];
			continue;
		}
		const same = contactsOf.get(row);
		if (same === void 0) contactsOf.set(row, [contact]);
		else same.push(contact);
	}
	for (const [row, same] of contactsOf) {
		const person = people.personId[row];
		const byCopy = [...same].sort((a, b) => contacts.copy[a] - contacts.copy[b]);
		const total = people.orders[row];
		const parts = new Int32Array(byCopy.length);
		for (let order = 0; order < total; order++) {
			const copy = stream.uniform(person, order) < FIRST_CONTACT ? 0 : stream.below(byCopy.length, person, order, 1);
			parts[copy] = parts[copy] + 1;
		}
		if (total <= 0) parts[0] = total;
		const lastBuying = Math.max(0, parts.findLastIndex((part) => part > 0));
		let left = people.spend[row];
		byCopy.forEach((contact, copy) => {
			orders[contact] = parts[copy];
			const part = total > 0 ? Math.round(people.spend[row] * parts[copy] * 100 / total) / 100 : 0;
			spend[contact] = copy === lastBuying ? Math.round(left * 100) / 100 : part;
			left -= spend[contact];
			if (orders[contact] !== total) log.note(contact, "orders", "split");
			if (spend[contact] !== people.spend[row]) log.note(contact, "spend", "split");
		});
	}
	return {
		orders,
		spend
	};
}
/**
* Marketing segments by recency and value: lapsed (no order in the last year), high-value (spend in the
* top tenth of buyers), loyal (orders in the top quarter of buyers, at least two), regular, occasional
* (one order). The bounds are the company's own.
*/
function segments(spend, orders) {
	const buyers = Array.from(orders.keys()).filter((contact) => orders[contact] > 0);
	const high = quantile(Float64Array.from(buyers, (contact) => spend[contact]), .9);
	const many = Math.max(2, quantile(Float64Array.from(buyers, (contact) => orders[contact]), .75));
	return Array.from(orders, (count, contact) => {
		if (count <= 0) return "lapsed";
		if (spend[contact] >= high) return "high-value";
		if (count >= many) return "loyal";
		return count >= 2 ? "regular" : "occasional";
	});
}
/** The smallest value with at least the share `p` of the values at or below it; 0 of none. */
function quantile(values, p) {
	return values.sort()[Math.max(0, Math.ceil(p * values.length) - 1)] ?? 0;
}
//#endregion
//#region src/crm/collect.ts
/**
* Lets a company collect: draws its customers and their contacts, joins what its sources bring, with the
* errors of each, resolves who is who from what it holds, and keeps the consent ledger.
*
* Every draw is keyed by the person and the contact's number among the person's, so that a higher
* penetration adds people and leaves the others' records as they were.
*/
function collect({ people, seed, asOfDays, instance = "" }, options) {
	const reader = readPeople(people);
	const draws = crmDraws(seed, instance);
	const log = corruptionLog();
	const contacts = drawContacts(reader, asOfDays, options, draws);
	const held = /* @__PURE__ */ new Map();
	const bring = (columns) => columns.forEach((column, name) => held.set(name, column));
	if (options.sources.includes("signup")) bring(contactData(reader, contacts, options.quality, draws, log));
	if (options.sources.includes("social")) bring(profileData(reader, contacts, options.social, draws, log));
	if (options.sources.includes("purchases")) bring(purchaseData(reader, contacts, options.purchases, draws, log));
	const identity = resolveIdentities(contacts, held.get("email"), held.get("phone"));
	const consent = consentOf(reader, contacts, identity.subjectId, options, draws, asOfDays);
	const objections = objectionsOf(reader, contacts, identity.subjectId, options.optOut, draws, asOfDays);
	bring(new Map([
		["contactId", {
			kind: "number",
			type: "integer",
			values: Int32Array.from({ length: contacts.count }, (_, contact) => contact + 1)
		}],
		["subjectId", {
			kind: "number",
			type: "integer",
			values: identity.subjectId
		}],
		["consentRecorded", flags(consent.recorded)],
		["optedOut", flags(objections.optedOut)]
	]));
	return {
		customer: makeTable(customerSchema(options.sources), held),
		ledger: ledgerTable([...consent.events, ...objections.events], identity.subjectId),
		personOf: contacts.personId,
		validOf: consent.valid,
		objectedOf: objections.objected,
		log: log.table(),
		counts: {
			contacts: contacts.count,
			persons: contacts.customers,
			subjects: identity.subjects,
			splitPersons: identity.splitPersons,
			mergedSubjects: identity.mergedSubjects,
			objectingPersons: objections.persons
		}
	};
}
function flags(values) {
	return codeTexts(Array.from(values, (value) => value === 1 ? "true" : "false"), values.length, "boolean");
}
//#endregion
//#region src/crm/crm-options.ts
const share = (description) => z.number().min(0).max(1).describe(description);
/**
* Error rates of a contact's data. Each is the mean over contacts; `correlation` spreads it unevenly, so
* that a record with one error tends to hold several. All defaults are assumed: published rates of CRM
* data are vendors' claims.
*/
const quality = z.strictObject({
	correlation: share("How far the errors of one record come together: 0 independent, 1 every rate of a record scales with one factor of exponential distribution and mean 1.").default(.8),
	nameTypos: share("Share of given names, and of surnames, with one typing error.").default(.02),
	nicknames: share("Share of given names replaced by a short form.").default(.08),
	missingBirthDate: share("Share of contacts without a date of birth.").default(.1),
	defaultBirthDate: share("Share of dates of birth set to 1 January of the year.").default(.02),
	swappedDayMonth: share("Share of dates of birth with day and month exchanged, where that makes a date.").default(.01),
	staleAddress: share("Share of people who moved after signing up whose postcode was never brought up to date.").default(.6),
	missingEmail: share("Share of contacts without an e-mail address.").default(.05),
	missingPhone: share("Share of contacts without a telephone number.").default(.3),
	emailTypos: share("Share of e-mail addresses with one typing error before the @.").default(.01),
	emailCase: share("Share of e-mail addresses with capital letters or white space around.").default(.06),
	emailVariants: share("Share of e-mail addresses written as another form of the same mailbox: dots or a +tag before the @.").default(.03),
	phoneFormat: share("Share of telephone numbers written with other punctuation.").default(.3)
});
const social = z.strictObject({
	found: share("Share of contacts whose social profile the company found; assumed.").default(.6),
	leaningRevealed: share("Share of profiles that reveal a political leaning; for the others it stays missing; assumed.").default(.4),
	leaningError: share("Share of revealed leanings that were read wrongly; assumed.").default(.1)
});
const purchases = z.strictObject({
	incomeError: share("Share of contacts whose modelled income band is one off; assumed.").default(.25),
	responseError: share("Share of contacts whose answer to the campaign differs from what the person would answer to another; assumed.").default(.05)
});
const design = z.enum([
	"opt-in",
	"pre-ticked",
	"bundled"
]).describe("How consent is asked for: opt-in (yes and no are equally easy and separate for each purpose), pre-ticked (a ticked box has to be cleared), bundled (part of the terms, without which nobody signs up).");
const consent = z.strictObject({
	design: design.default("opt-in"),
	willing: share("Share of people who would truly agree to a purpose of the company's own, the most tolerant ones. A one-click refusal is used by more than 60 % (arXiv 2402.18321), so 0.4 is the default.").default(.4),
	willingToShare: share("Share of people who would truly agree that data are sold or serve a political campaign, the most tolerant ones; assumed.").default(.1),
	keepsDefault: share("Share of unwilling people who leave a pre-ticked box as it is; about 90 % accept where refusing takes longer (arXiv 2402.18321).").default(.9),
	withdrawal: share("How often consent is withdrawn by the date of the extract: each person who gave it withdraws with probability withdrawal × 2(1 - tolerance); assumed.").default(.03)
});
const optOut = z.strictObject({
	share: share("Share of the company's customers who objected to direct marketing (GDPR Art. 21), met exactly up to rounding to whole people.").default(0),
	noise: share("How loosely objecting follows intolerance: 0 exactly the least tolerant object, 1 anyone may; assumed.").default(.2)
});
const processing = z.strictObject({
	purpose: z.enum(PURPOSES).describe("Purpose, a term of the W3C Data Privacy Vocabulary."),
	legalBasis: z.enum(LEGAL_BASES).describe("Legal basis that the company claims, a term of DPV's GDPR extension."),
	consent: design.optional().describe("How consent to this purpose is asked for; crm.consent.design where left out. Only for a basis that is consent.")
});
/** What the company collects, from whom, how well, and with what permission. */
const crmOptions = z.strictObject({
	penetration: share("Share of the world's people who are customers. Exact up to rounding, and nested: a customer at 0.2 is one at 0.3. Customers are adults, with few exceptions, as long as there are adults.").default(.2),
	sources: z.array(z.enum([
		"signup",
		"social",
		"purchases"
	])).min(1).default([
		"signup",
		"social",
		"purchases"
	]).describe("What the customer table is joined from: signup (names, contact points, date of birth, postcode), social (profile), purchases (spend, segment, response)."),
	duplicates: z.number().min(0).max(.8).default(.15).describe("Expected share of contacts that repeat a person who has another contact, 0 to 0.8."),
	yearsCollected: z.number().min(.1).max(50).default(5).describe("For how many years before the date of the extract contacts have been collected."),
	quality: quality.prefault({}).describe("How good the contact data are."),
	social: social.prefault({}).describe("What social profiles add."),
	purchases: purchases.prefault({}).describe("What purchases add."),
	consent: consent.prefault({}).describe("How consent is asked for and what people truly want."),
	optOut: optOut.prefault({}).describe("Who has objected."),
	processing: z.array(processing).default([{
		purpose: "dpv:CustomerRelationshipManagement",
		legalBasis: "eu-gdpr:A6-1-b"
	}, {
		purpose: "dpv:DirectMarketing",
		legalBasis: "eu-gdpr:A6-1-a"
	}]).describe("What the data are used for, and on which legal basis. The ledger holds events for each purpose that rests on consent.")
});
//#endregion
//#region src/engine/sql.ts
/**
* A piece of SQL: `texts[0] value[0] texts[1] …`. Only the `sql` tag and the escapes below make one
* (the private field cannot be forged by parsed JSON), so text from outside can only be a parameter.
*/
var Sql = class Sql {
	#pieces;
	constructor(texts, values) {
		this.#pieces = {
			texts,
			values
		};
	}
	/** The text with numbered placeholders, and the parameters in that order. */
	render() {
		const { texts, values } = this.#pieces;
		return {
			text: texts.reduce((text, piece, index) => `${text}$${index}${piece}`),
			parameters: values
		};
	}
	static compose(texts, parts) {
		const outTexts = [texts[0]];
		const outValues = [];
		parts.forEach((part, index) => {
			const after = texts[index + 1];
			if (Sql.is(part)) {
				const { texts: inner, values } = part.#pieces;
				outTexts[outTexts.length - 1] += inner[0];
				outTexts.push(...inner.slice(1));
				outValues.push(...values);
				outTexts[outTexts.length - 1] += after;
			} else {
				outValues.push(checkedValue(part));
				outTexts.push(after);
			}
		});
		return new Sql(outTexts, outValues);
	}
	static is(value) {
		return typeof value === "object" && value !== null && #pieces in value;
	}
};
function checkedValue(value) {
	if (value === null || typeof value === "string" || typeof value === "boolean") return value;
	if (typeof value === "number" && Number.isFinite(value)) return value;
	throw new TypeError(`sql.parameter: expected a string, a finite number, a boolean, null or a piece of SQL, got ${typeof value}`);
}
/** A piece of SQL in which every `${}` is a parameter, or another piece of SQL. */
function sql(texts, ...parts) {
	return Sql.compose(texts, parts);
}
/** A name (table, column) in double quotes, so that it can only be read as a name. */
function ident(name) {
	if (name === "") throw new TypeError("sql.ident: expected a name, got an empty string");
	return Sql.compose([`"${withoutNul(name, "ident").replaceAll("\"", "\"\"")}"`], []);
}
/** A text constant, only for the places where a statement takes no parameter (a view's file name). */
function literal(text) {
	return Sql.compose([`'${withoutNul(text, "literal").replaceAll("'", "''")}'`], []);
}
/** Pieces joined by a comma, or by another separator of the caller's own text. */
function joined(pieces, separator = ", ") {
	if (pieces.length === 0) throw new TypeError("sql.joined: expected at least one piece, got none");
	return Sql.compose([
		"",
		...pieces.slice(1).map(() => separator),
		""
	], pieces);
}
/** The driver's text ends at a NUL, so one would cut off whatever stands behind it. */
function withoutNul(text, escape) {
	if (text.includes("\0")) throw new TypeError(`sql.${escape}: expected text without NUL characters, got one; remove it`);
	return text;
}
//#endregion
//#region src/engine/duckdb/driver-error.ts
/** Something that the engine refused or could not do. The message never holds a cell value. */
var EngineError = class extends Error {
	/** The driver's kind of error, for example `Permission` or `Conversion`. */
	kind;
	constructor(kind, message) {
		super(message);
		this.name = "EngineError";
		this.kind = kind;
	}
};
/** Kinds of error that speak of the statement's text, which is ours, and never of rows. */
const ABOUT_THE_STATEMENT = new Set([
	"Parser",
	"Binder",
	"Catalog",
	"Permission",
	"Not implemented"
]);
/**
* The driver's error without its data: other kinds quote cells and whole lines of files, so that
* only their kind is kept, and the original is not attached as a cause.
*/
function withoutData(error) {
	if (error instanceof EngineError) return error;
	const text = error instanceof Error ? error.message : String(error);
	const kind = /^([A-Z][A-Za-z ]{2,30}?)(?: Error)?:/.exec(text)?.[1] ?? "Unknown";
	if (!ABOUT_THE_STATEMENT.has(kind)) return new EngineError(kind, `engine.query: the engine reports an error of kind "${kind}"${HINTS[kind] ?? ""}`);
	return new EngineError(kind, `engine.query: ${text.split("\n", 1)[0]}`);
}
const HINTS = {
	"Out of Memory": "; allow more with --memory",
	Conversion: "; a value does not have the type that the query expects"
};
//#endregion
//#region src/engine/duckdb/result-chunks.ts
/** The one number of a query that gives a DOUBLE. */
async function firstNumber(connection, query) {
	let value = NaN;
	eachChunk(await connection.run(query), (vectors) => {
		value = doubleIn(vectors[0]);
	});
	return value;
}
/** The first number of a vector of DOUBLE. */
function doubleIn(vector) {
	const data = duckdb.vector_get_data(vector, 8);
	return new DataView(data.buffer, data.byteOffset).getFloat64(0, true);
}
/** Calls `take` with the vectors of each chunk of a result, in order. */
function eachChunk(result, take) {
	const width = duckdb.column_count(result);
	const chunks = duckdb.result_chunk_count(result);
	let from = 0;
	for (let at = 0; at < chunks; at++) {
		const chunk = duckdb.result_get_chunk(result, at);
		const count = duckdb.data_chunk_get_size(chunk);
		take(Array.from({ length: width }, (_, index) => duckdb.data_chunk_get_vector(chunk, index)), count, from);
		from += count;
	}
}
const BLOCK = 65536;
/**
* A text column with very many distinct values. The driver has no bulk copy of text and makes large
* ENUMs slowly, so the sorted distinct values cross as a few long texts with their lengths, and
* the codes as pairs of row number and position.
*/
async function readLargeDictionary(connection, stored, column, rows, type) {
	const entries = ident(connection.freshName("entries"));
	await connection.run(sql`CREATE TEMP TABLE ${entries} AS SELECT DISTINCT ${column}::VARCHAR AS entry FROM ${ident(stored)} WHERE ${column} IS NOT NULL ORDER BY entry`);
	try {
		const dictionary = await readEntries(connection, entries);
		const codes = new Uint32Array(rows).fill(dictionary.length);
		let found = 0;
		const pairs = sql`SELECT s.rowid::INTEGER, e.rowid::INTEGER FROM ${ident(stored)} s JOIN ${entries} e ON s.${column}::VARCHAR = e.entry`;
		eachChunk(await connection.run(pairs), (vectors, count) => {
			const row = int32s(vectors[0], count);
			const position = int32s(vectors[1], count);
			for (let i = 0; i < count; i++) codes[row[i]] = position[i];
			found += count;
		});
		return {
			kind: "coded",
			type,
			codes,
			dictionary: found < rows ? [...dictionary, null] : dictionary
		};
	} finally {
		await connection.run(sql`DROP TABLE ${entries}`);
	}
}
async function readEntries(connection, entries) {
	const result = await connection.run(sql`SELECT strlen(entry)::INTEGER FROM ${entries}`);
	const lengths = new Int32Array(duckdb.row_count(result));
	eachChunk(result, (vectors, count, from) => lengths.set(int32s(vectors[0], count), from));
	const numbered = sql`SELECT entry, rowid AS position, rowid // ${BLOCK} AS block FROM ${entries}`;
	const blocks = await connection.run(sql`SELECT string_agg(entry, '' ORDER BY position) FROM (${numbered}) GROUP BY block ORDER BY block`);
	const dictionary = [];
	eachChunk(blocks, (vectors, count) => {
		for (let block = 0; block < count; block++) {
			const bytes = textBytes(vectors[0], block, count);
			const text = bytes.toString();
			const ascii = text.length === bytes.length;
			let at = 0;
			for (const end = Math.min(dictionary.length + BLOCK, lengths.length); dictionary.length < end;) {
				const next = at + lengths[dictionary.length];
				dictionary.push(ascii ? text.slice(at, next) : bytes.toString("utf8", at, next));
				at = next;
			}
		}
	});
	return dictionary;
}
function int32s(vector, count) {
	const data = duckdb.vector_get_data(vector, count * 4);
	return new Int32Array(data.buffer, data.byteOffset, count);
}
/** The bytes of one text: the driver's 16-byte form holds up to 12 in place, else a pointer. */
function textBytes(vector, index, count) {
	const data = duckdb.vector_get_data(vector, count * 16);
	const buffer = data.buffer;
	const at = data.byteOffset + index * 16;
	const length = new DataView(buffer).getUint32(at, true);
	if (length <= 12) return Buffer.from(buffer, at + 4, length);
	const long = duckdb.get_data_from_pointer(buffer, at + 8, length);
	return Buffer.from(long.buffer, long.byteOffset, long.length);
}
//#endregion
//#region src/engine/duckdb/chunk-read.ts
const { Type } = duckdb;
/** Below this high word, a 64-bit integer fits a double exactly. */
const EXACT_HIGH_WORD = 2097152;
/** Rows that show whether a text column has very many distinct values. */
const SAMPLED_ROWS = 1e5;
/**
* The rows of a query as typed arrays. The rows are stored first, so that each text column can cross
* as ENUM codes: the engine finds the distinct values in parallel, and whole vectors of codes are
* copied, where one call per value takes more than ten times as long.
*/
async function readQuery(connection, query) {
	const stored = connection.freshName("result");
	await connection.run(sql`CREATE TEMP TABLE ${ident(stored)} AS ${query}`);
	const enums = [];
	try {
		const empty = await connection.run(sql`SELECT * FROM ${ident(stored)} LIMIT 0`);
		const names = Array.from({ length: duckdb.column_count(empty) }, (_, index) => duckdb.column_name(empty, index));
		const types = names.map((_, index) => duckdb.column_type(empty, index));
		const distinct = await distinctTexts(connection, stored, names.filter((_, index) => isText(types[index])));
		const crossings = [];
		for (const [index, name] of names.entries()) crossings.push(await crossingOf(connection, stored, ident(name), types[index], distinct.get(name), enums));
		const result = await connection.run(sql`SELECT ${joined(crossings.map(({ expression }) => expression))} FROM ${ident(stored)}`);
		const rows = duckdb.row_count(result);
		const copied = copyColumns(result, crossings, rows);
		const columns = /* @__PURE__ */ new Map();
		for (const [index, { copying, type }] of crossings.entries()) {
			const name = names[index];
			columns.set(name, copying === "large" ? await readLargeDictionary(connection, stored, ident(name), rows, type) : copied[index].column());
		}
		return makeTable({
			name: "result",
			columns: names.map((name, index) => ({
				name,
				type: crossings[index].type,
				attributeClass: "insensitive"
			}))
		}, columns);
	} finally {
		await connection.run(sql`DROP TABLE ${ident(stored)}`);
		for (const name of enums) await connection.run(sql`DROP TYPE ${ident(name)}`);
	}
}
async function crossingOf(connection, stored, column, type, distinct, enums) {
	if (distinct !== void 0) return textCrossing(connection, stored, column, distinct, enums);
	switch (type) {
		case Type.ENUM: return {
			expression: column,
			copying: "codes",
			type: "string"
		};
		case Type.BOOLEAN: return {
			expression: column,
			copying: "boolean",
			type: "boolean"
		};
		case Type.DATE: return {
			expression: column,
			copying: "int32",
			type: "date"
		};
		case Type.FLOAT:
		case Type.DOUBLE:
		case Type.DECIMAL: return {
			expression: sql`${column}::DOUBLE`,
			copying: "double",
			type: "decimal"
		};
		case Type.UINTEGER:
		case Type.BIGINT:
		case Type.UBIGINT:
		case Type.HUGEINT:
		case Type.UHUGEINT:
			if (await isExact(connection, stored, column)) return {
				expression: sql`${column}::BIGINT`,
				copying: "int64",
				type: "integer"
			};
			return {
				expression: sql`NULL`,
				copying: "large",
				type: "integer"
			};
		default: return {
			expression: sql`${column}::INTEGER`,
			copying: "int32",
			type: "integer"
		};
	}
}
/** Whether a column crosses as text: text itself, and every type that has no form of its own here. */
function isText(type) {
	return !OWN_FORM.has(type);
}
const OWN_FORM = new Set([
	Type.ENUM,
	Type.BOOLEAN,
	Type.DATE,
	Type.FLOAT,
	Type.DOUBLE,
	Type.DECIMAL,
	Type.TINYINT,
	Type.SMALLINT,
	Type.INTEGER,
	Type.UTINYINT,
	Type.USMALLINT,
	Type.UINTEGER,
	Type.BIGINT,
	Type.UBIGINT,
	Type.HUGEINT,
	Type.UHUGEINT
]);
/** Serial numbers beyond 2^53 would fall together as doubles; they cross as text. */
async function isExact(connection, stored, column) {
	return await firstNumber(connection, sql`SELECT coalesce(${sql`greatest(max(${column})::DOUBLE, -(min(${column})::DOUBLE))`}, 0) FROM ${ident(stored)}`) <= Number.MAX_SAFE_INTEGER;
}
/** About how many distinct values the first rows of each text column have: enough to choose how it crosses. */
async function distinctTexts(connection, stored, names) {
	if (names.length === 0) return /* @__PURE__ */ new Map();
	const counts = joined(names.map((name) => sql`approx_count_distinct(${ident(name)}::VARCHAR)::DOUBLE`));
	const distinct = /* @__PURE__ */ new Map();
	eachChunk(await connection.run(sql`SELECT ${counts} FROM (SELECT * FROM ${ident(stored)} LIMIT ${SAMPLED_ROWS})`), (vectors) => {
		names.forEach((name, index) => distinct.set(name, doubleIn(vectors[index])));
	});
	return distinct;
}
async function textCrossing(connection, stored, column, distinct, enums) {
	if (distinct === 0 || distinct > 2e4) return {
		expression: sql`NULL`,
		copying: "large",
		type: "string"
	};
	const name = connection.freshName("dictionary");
	await connection.run(sql`CREATE TYPE ${ident(name)} AS ENUM (SELECT DISTINCT ${column}::VARCHAR AS entry FROM ${ident(stored)} WHERE ${column} IS NOT NULL ORDER BY entry)`);
	enums.push(name);
	return {
		expression: sql`${column}::VARCHAR::${ident(name)}`,
		copying: "codes",
		type: "string"
	};
}
function copyColumns(result, crossings, rows) {
	const sinks = crossings.map(({ copying, type }, index) => newSink(copying, type, rows, result, index));
	eachChunk(result, (vectors, count, from) => {
		for (let index = 0; index < sinks.length; index++) sinks[index].take(vectors[index], from, count);
	});
	return sinks;
}
function newSink(copying, type, rows, result, index) {
	switch (copying) {
		case "codes": return codeSink(type, rows, result, index);
		case "boolean": return booleanSink(rows);
		case "int32": return int32Sink(type === "date" ? "date" : "integer", rows);
		case "int64": return int64Sink(rows);
		case "double": return doubleSink(rows);
		case "large": return {
			take() {},
			column: () => ({
				kind: "coded",
				type,
				codes: new Uint32Array(0),
				dictionary: []
			})
		};
	}
}
/** Calls `missing(i)` for each row of a vector that is null. */
function eachMissing(vector, count, missing) {
	const bytes = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8);
	if (bytes === null) return;
	for (let row = 0; row < count; row++) {
		const byte = bytes[row >> 3];
		if (byte === 255 && (row & 7) === 0) row += 7;
		else if ((byte & 1 << (row & 7)) === 0) missing(row);
	}
}
function codeSink(type, rows, result, index) {
	const logical = duckdb.column_logical_type(result, index);
	const size = duckdb.enum_dictionary_size(logical);
	const width = {
		[Type.UTINYINT]: 1,
		[Type.USMALLINT]: 2
	}[duckdb.enum_internal_type(logical)] ?? 4;
	const View = width === 1 ? Uint8Array : width === 2 ? Uint16Array : Uint32Array;
	const codes = new Uint32Array(rows);
	let anyMissing = false;
	return {
		take(vector, row, count) {
			const data = duckdb.vector_get_data(vector, count * width);
			codes.set(new View(data.buffer, data.byteOffset, count), row);
			eachMissing(vector, count, (missing) => {
				codes[row + missing] = size;
				anyMissing = true;
			});
		},
		column() {
			const dictionary = Array.from({ length: size }, (_, code) => duckdb.enum_dictionary_value(logical, code));
			if (anyMissing) dictionary.push(null);
			return {
				kind: "coded",
				type,
				...onlyUsed(codes, dictionary)
			};
		}
	};
}
/** Drops the entries that no row uses: a column's dictionary must not tell what was filtered away. */
function onlyUsed(codes, dictionary) {
	const used = new Uint8Array(dictionary.length);
	for (let row = 0; row < codes.length; row++) used[codes[row]] = 1;
	if (!used.includes(0)) return {
		codes,
		dictionary
	};
	const renumbered = new Uint32Array(dictionary.length);
	let next = 0;
	for (let code = 0; code < used.length; code++) if (used[code] === 1) renumbered[code] = next++;
	for (let row = 0; row < codes.length; row++) codes[row] = renumbered[codes[row]];
	return {
		codes,
		dictionary: dictionary.filter((_, code) => used[code] === 1)
	};
}
function booleanSink(rows) {
	const codes = new Uint32Array(rows);
	return {
		take(vector, row, count) {
			codes.set(duckdb.vector_get_data(vector, count), row);
			eachMissing(vector, count, (missing) => {
				codes[row + missing] = 2;
			});
		},
		column: () => ({
			kind: "coded",
			type: "boolean",
			...onlyUsed(codes, [
				"false",
				"true",
				null
			])
		})
	};
}
function int32Sink(type, rows) {
	const values = new Int32Array(rows);
	const taken = [];
	return {
		take(vector, row, count) {
			const data = duckdb.vector_get_data(vector, count * 4);
			const target = values.subarray(row, row + count);
			target.set(new Int32Array(data.buffer, data.byteOffset, count));
			eachMissing(vector, count, (missing) => {
				target[missing] = 0;
			});
			for (let at = target.indexOf(MISSING_INTEGER); at >= 0; at = target.indexOf(MISSING_INTEGER, at + 1)) taken.push(row + at);
			eachMissing(vector, count, (missing) => {
				target[missing] = MISSING_INTEGER;
			});
		},
		column() {
			if (taken.length === 0) return {
				kind: "number",
				type,
				values
			};
			const wide = Float64Array.from(values, (value) => value === -2147483648 ? NaN : value);
			for (const row of taken) wide[row] = MISSING_INTEGER;
			return {
				kind: "number",
				type,
				values: wide
			};
		}
	};
}
function int64Sink(rows) {
	const values = new Float64Array(rows);
	return {
		take(vector, row, count) {
			const data = duckdb.vector_get_data(vector, count * 8);
			const words = new DataView(data.buffer, data.byteOffset, count * 8);
			for (let i = 0; i < count; i++) {
				const high = words.getInt32(i * 8 + 4, true);
				if (high < EXACT_HIGH_WORD) values[row + i] = high * 4294967296 + words.getUint32(i * 8, true);
			}
			eachMissing(vector, count, (missing) => {
				values[row + missing] = NaN;
			});
		},
		column: () => ({
			kind: "number",
			type: "integer",
			values
		})
	};
}
function doubleSink(rows) {
	const values = new Float64Array(rows);
	return {
		take(vector, row, count) {
			const data = duckdb.vector_get_data(vector, count * 8);
			values.set(new Float64Array(data.buffer, data.byteOffset, count), row);
			eachMissing(vector, count, (missing) => {
				values[row + missing] = NaN;
			});
		},
		column: () => ({
			kind: "number",
			type: "decimal",
			values
		})
	};
}
//#endregion
//#region src/engine/duckdb/adversary-scope.ts
/**
* The second wall around an adversary, behind a database of its own with external access off and its
* configuration locked. That wall alone still lets a SELECT call table functions that write a profile
* to a file or a log to stdout, and views that show the machine's settings. So the engine's own parser
* gives the statement's tree, and everything in it must be known to be harmless.
*/
async function requireGranted(connection, query, granted) {
	await connection.requireSelect(query);
	const serialized = await readQuery(connection, sql`SELECT json_serialize_sql(${query.render().text}::VARCHAR)::VARCHAR AS tree`);
	const { error, statements } = JSON.parse(cellText(serialized.columns.get("tree"), 0) ?? "{\"error\":true}");
	if (error || statements?.length !== 1) throw refused("another kind of statement");
	walk(statements[0], granted);
}
/** Table functions that only make rows from their arguments. */
const TABLE_FUNCTIONS = new Set([
	"range",
	"generate_series",
	"unnest"
]);
/** Scalar functions that act, or that tell about the machine, the engine or other sessions. */
const SCALAR_FUNCTIONS = new Set([
	"current_setting",
	"getenv",
	"getvariable",
	"write_log",
	"nextval",
	"currval",
	"setseed",
	"json_execute_serialized_sql",
	"current_database",
	"current_schemas",
	"in_search_path",
	"txid_current"
]);
function walk(node, visible) {
	if (Array.isArray(node)) {
		for (const child of node) walk(child, visible);
		return;
	}
	if (typeof node !== "object" || node === null) return;
	const { type, class: nodeClass, cte_map: steps, ...others } = node;
	if (type === "BASE_TABLE") checkTable(node, visible);
	if (type === "SHOW_REF") throw refused("a description of the database");
	if (type === "TABLE_FUNCTION") checkTableFunction(node);
	if (nodeClass === "FUNCTION") checkScalarFunction(node);
	const within = new Set(visible);
	for (const { key, value } of steps?.map ?? []) {
		walk(value, value.query?.node?.type === "RECURSIVE_CTE_NODE" ? new Set([...within, key]) : within);
		within.add(key);
	}
	for (const child of Object.values(others)) walk(child, within);
}
function checkTable({ table_name: table, schema_name: schema, catalog_name: catalog }, visible) {
	if (schema !== "" || catalog !== "" || !visible.has(table)) throw refused("a table that was not granted");
}
function checkTableFunction({ function: { function_name: name } }) {
	if (!TABLE_FUNCTIONS.has(name.toLowerCase())) throw refused(`the table function ${name}`);
}
function checkScalarFunction({ function_name: name }) {
	if (SCALAR_FUNCTIONS.has(name.toLowerCase())) throw refused(`the function ${name}`);
}
function refused(what) {
	return new EngineError("Permission", `engine.scope: expected a SELECT over the granted tables, got ${what}`);
}
//#endregion
//#region src/engine/duckdb/chunk-load.ts
/** Rows that the driver takes at once. */
const CHUNK = 2048;
/**
* Stores a table under `name`: text as ENUM codes in the dictionary's own order, dates as DATE, whole
* numbers as INTEGER or BIGINT. A vector is copied in one call.
*/
async function loadTable(connection, table, name) {
	const columns = table.schema.columns.map((column) => ({
		name: column.name,
		column: table.columns.get(column.name)
	}));
	if (columns.length === 0) throw new Error(`engine.load: expected at least one column in ${name}, got none`);
	const definitions = [];
	const feeds = [];
	for (const { name: columnName, column } of columns) {
		const { type, feed } = await feedOf(connection, column);
		definitions.push(sql`${ident(columnName)} ${type}`);
		feeds.push(feed);
	}
	await connection.run(sql`CREATE TABLE ${ident(name)} (${joined(definitions)})`);
	append(connection, name, table.rows, feeds);
}
function append(connection, name, rows, feeds) {
	let appender;
	try {
		appender = duckdb.appender_create(connection.handle, null, name);
		const types = feeds.map((_, index) => duckdb.appender_column_type(appender, index));
		for (let from = 0; from < rows; from += CHUNK) {
			const count = Math.min(CHUNK, rows - from);
			const chunk = duckdb.create_data_chunk(types);
			for (let index = 0; index < feeds.length; index++) feeds[index](chunk, index, from, count);
			duckdb.data_chunk_set_size(chunk, count);
			duckdb.append_data_chunk(appender, chunk);
		}
	} catch (error) {
		throw withoutData(error);
	} finally {
		if (appender !== void 0) duckdb.appender_close_sync(appender);
	}
}
async function feedOf(connection, column) {
	if (column.kind === "number") return numberFeed(column);
	if (column.type === "boolean" && column.dictionary.every((entry) => entry === null || entry === "true" || entry === "false")) return {
		type: sql`BOOLEAN`,
		feed: codeFeed(column, Uint8Array, column.dictionary.map((entry) => entry === "true" ? 1 : 0))
	};
	const entries = column.dictionary.filter((entry) => entry !== null);
	const nearlyUnique = entries.length > 2e4 && entries.length * 4 > column.codes.length;
	if (entries.length === 0 || nearlyUnique) return {
		type: sql`VARCHAR`,
		feed: textFeed(column)
	};
	const type = connection.freshName("dictionary");
	await createEnum(connection, type, entries);
	const View = entries.length <= 255 ? Uint8Array : entries.length <= 65535 ? Uint16Array : Uint32Array;
	let next = 0;
	return {
		type: ident(type),
		feed: codeFeed(column, View, column.dictionary.map((entry) => entry === null ? 0 : next++))
	};
}
/** Nearly unique text gains nothing from a dictionary, and a large ENUM is slow to make; an empty one cannot be used. */
function textFeed({ codes, dictionary }) {
	return (chunk, index, from, count) => {
		const vector = duckdb.data_chunk_get_vector(chunk, index);
		for (let i = 0; i < count; i++) {
			const text = dictionary[codes[from + i]];
			if (text !== null) duckdb.vector_assign_string_element(vector, i, text);
		}
		giveValidity(vector, count, (i) => dictionary[codes[from + i]] === null);
	};
}
/** The entries cross as a table, never as statement text, so they need no escape. */
async function createEnum(connection, type, entries) {
	const name = connection.freshName("entries");
	await connection.run(sql`CREATE TEMP TABLE ${ident(name)} (position INTEGER, entry VARCHAR)`);
	const positions = (chunk, index, from, count) => {
		const numbers = Int32Array.from({ length: count }, (_, i) => from + i);
		duckdb.copy_data_to_vector(duckdb.data_chunk_get_vector(chunk, index), 0, numbers.buffer, 0, numbers.byteLength);
	};
	const texts = (chunk, index, from, count) => {
		const vector = duckdb.data_chunk_get_vector(chunk, index);
		for (let i = 0; i < count; i++) duckdb.vector_assign_string_element(vector, i, entries[from + i]);
	};
	append(connection, name, entries.length, [positions, texts]);
	await connection.run(sql`CREATE TYPE ${ident(type)} AS ENUM (SELECT entry FROM ${ident(name)} ORDER BY position)`);
	await connection.run(sql`DROP TABLE ${ident(name)}`);
}
function codeFeed(column, View, codeOf) {
	const { codes, dictionary } = column;
	const missing = dictionary.indexOf(null);
	const renumbered = Uint32Array.from(codeOf);
	const buffer = new View(CHUNK);
	return (chunk, index, from, count) => {
		for (let i = 0; i < count; i++) buffer[i] = renumbered[codes[from + i]];
		give(chunk, index, buffer, count, missing < 0 ? void 0 : (i) => codes[from + i] === missing);
	};
}
function numberFeed({ values, type }) {
	if (type === "decimal") return {
		type: sql`DOUBLE`,
		feed: valueFeed(Float64Array.from(values, (value) => value === -2147483648 && values instanceof Int32Array ? NaN : value))
	};
	if (values instanceof Int32Array) return {
		type: type === "date" ? sql`DATE` : sql`INTEGER`,
		feed: valueFeed(values)
	};
	if (type === "date") return {
		type: sql`DATE`,
		feed: valueFeed(Int32Array.from(values, (value) => Number.isNaN(value) ? MISSING_INTEGER : value))
	};
	return {
		type: sql`BIGINT`,
		feed: bigintFeed(values)
	};
}
function valueFeed(values) {
	const isMissing = values instanceof Int32Array ? (value) => value === MISSING_INTEGER : Number.isNaN;
	return (chunk, index, from, count) => {
		const slice = values.subarray(from, from + count);
		give(chunk, index, slice, count, (i) => isMissing(slice[i]));
	};
}
/** Whole doubles as 64-bit integers, written as two words. */
function bigintFeed(values) {
	const words = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(CHUNK * 8));
	return (chunk, index, from, count) => {
		for (let i = 0; i < count; i++) {
			const value = values[from + i];
			if (Number.isNaN(value)) continue;
			const high = Math.floor(value / 4294967296);
			words.setUint32(i * 8, value - high * 4294967296, true);
			words.setInt32(i * 8 + 4, high, true);
		}
		give(chunk, index, words, count, (i) => Number.isNaN(values[from + i]), 8);
	};
}
function give(chunk, index, source, count, isMissing, width = source.BYTES_PER_ELEMENT) {
	const vector = duckdb.data_chunk_get_vector(chunk, index);
	duckdb.copy_data_to_vector(vector, 0, source.buffer, source.byteOffset, count * width);
	if (isMissing !== void 0) giveValidity(vector, count, isMissing);
}
function giveValidity(vector, count, isMissing) {
	let validity;
	for (let i = 0; i < count; i++) {
		if (!isMissing(i)) continue;
		validity ??= new Uint8Array(CHUNK / 8).fill(255);
		validity[i >> 3] &= ~(1 << (i & 7));
	}
	if (validity === void 0) return;
	duckdb.vector_ensure_validity_writable(vector);
	duckdb.copy_data_to_vector_validity(vector, 0, validity.buffer, 0, Math.ceil(count / 64) * 8);
}
//#endregion
//#region src/engine/duckdb/connection.ts
/** Opens an in-memory database with these settings and one connection to it. */
async function openConnection(settings) {
	const config = duckdb.create_config();
	try {
		for (const [name, value] of Object.entries(settings)) duckdb.set_config(config, name, value);
		const database = await duckdb.open(":memory:", config);
		return new DuckConnection(database, await duckdb.connect(database));
	} catch (error) {
		throw withoutData(error);
	}
}
/** One connection of the driver, with parameters bound and errors stripped of data. */
var DuckConnection = class {
	handle;
	#database;
	#named = 0;
	constructor(database, handle) {
		this.#database = database;
		this.handle = handle;
	}
	/** A name that nothing in this database has yet. */
	freshName(stem) {
		this.#named += 1;
		return `incognita ${stem} ${this.#named}`;
	}
	async run(statement) {
		const { text, parameters } = statement.render();
		try {
			if (parameters.length === 0) return await duckdb.query(this.handle, text);
			const prepared = await duckdb.prepare(this.handle, text);
			try {
				parameters.forEach((value, index) => bind(prepared, index + 1, value));
				return await duckdb.execute_prepared(prepared);
			} finally {
				duckdb.destroy_prepare_sync(prepared);
			}
		} catch (error) {
			throw withoutData(error);
		}
	}
	/** Refuses everything but exactly one SELECT statement, as the engine's own parser sees it. */
	async requireSelect(statement) {
		const { text } = statement.render();
		try {
			const { extracted_statements: extracted, statement_count: count } = await duckdb.extract_statements(this.handle, text);
			if (count !== 1) throw new EngineError("Permission", `engine.query: expected one SELECT statement, got ${count} statements`);
			const prepared = await duckdb.prepare_extracted_statement(this.handle, extracted, 0);
			try {
				if (duckdb.prepared_statement_type(prepared) !== duckdb.StatementType.SELECT) throw new EngineError("Permission", "engine.query: expected a SELECT statement, got another kind");
			} finally {
				duckdb.destroy_prepare_sync(prepared);
			}
		} catch (error) {
			throw withoutData(error);
		}
	}
	close() {
		duckdb.disconnect_sync(this.handle);
		duckdb.close_sync(this.#database);
	}
};
function bind(prepared, index, value) {
	if (value === null) duckdb.bind_null(prepared, index);
	else if (typeof value === "string") duckdb.bind_varchar(prepared, index, value);
	else if (typeof value === "boolean") duckdb.bind_boolean(prepared, index, value);
	else if (Number.isSafeInteger(value)) duckdb.bind_int64(prepared, index, BigInt(value));
	else duckdb.bind_double(prepared, index, value);
}
//#endregion
//#region src/engine/files/csv-dialect.ts
const CANDIDATES = [
	",",
	";",
	"	",
	"|"
];
/**
* The records at the start of a CSV text (RFC 4180: quotes doubled inside quotes). A last record that
* the text may have cut is left out, unless `whole` says that the text ends there.
*/
function firstRecords(text, delimiter, limit, whole) {
	const records = [];
	let fields = [];
	let field = "";
	let quoted = false;
	let at = 0;
	const endRecord = () => {
		fields.push(field);
		if (fields.length > 1 || fields[0] !== "") records.push(fields);
		fields = [];
		field = "";
	};
	for (; at < text.length && records.length < limit; at++) {
		const character = text[at];
		if (quoted) if (character !== "\"") field += character;
		else if (text[at + 1] === "\"") {
			field += "\"";
			at += 1;
		} else quoted = false;
		else if (character === "\"" && field === "") quoted = true;
		else if (character === delimiter) {
			fields.push(field);
			field = "";
		} else if (character === "\n" || character === "\r") {
			if (character === "\r" && text[at + 1] === "\n") at += 1;
			endRecord();
		} else field += character;
	}
	if (whole && at >= text.length && (field !== "" || fields.length > 0)) endRecord();
	return records;
}
/**
* The delimiter under which most of the first records have as many fields as the header, and the most
* fields among equals. A header without any candidate is a single column.
*/
function findDelimiter(text, whole) {
	let best = ",";
	let bestScore = 0;
	for (const delimiter of CANDIDATES) {
		const records = firstRecords(text, delimiter, 200, whole);
		const width = records[0]?.length ?? 0;
		if (width < 2) continue;
		const score = records.filter((record) => record.length === width).length / records.length + width / 1e5;
		if (score > bestScore) [best, bestScore] = [delimiter, score];
	}
	return best;
}
/** The column names of a header, checked: the engine would mend empty and repeated ones in silence. */
function checkedHeader(names, file) {
	const at = {
		file,
		line: 1
	};
	const seen = /* @__PURE__ */ new Map();
	names.forEach((name, index) => {
		const key = name.trim().toLowerCase();
		if (key === "") throw new InputError(`file.header: expected a name for every column, got an empty one in column ${index + 1} of ${names.length}; name it`, at);
		const earlier = seen.get(key);
		if (earlier !== void 0) throw new InputError(`file.header: expected distinct column names, got the same name in columns ${earlier + 1} and ${index + 1} (upper and lower case are the same); rename one`, at);
		seen.set(key, index);
	});
	if (names.some((name) => DATA.some((pattern) => pattern.test(name.trim()))) || names.every((name) => /^[-+]?[\d.,]+$/.test(name.trim()))) throw new InputError("file.header: expected column names in the first line, got what looks like data; add a header line", at);
	return names.map((name) => name.trim());
}
/** What a column name never is: an e-mail address, a date. */
const DATA = [
	/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
	/^\d{4}-\d{2}-\d{2}/,
	/^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/
];
//#endregion
//#region src/engine/files/csv-scan.ts
const LF = 10;
const CR = 13;
const QUOTE = 34;
const START = 0;
const PLAIN = 1;
const QUOTED = 2;
const CLOSED = 3;
const LF_END = 1;
const CRLF_END = 2;
const CR_END = 4;
/**
* Checks every record of a UTF-8 CSV file against its header before the engine reads it, because the
* engine accepts some ragged rows and its own messages quote the lines that they refuse.
* Throws an `InputError` with the line at which the faulty record starts.
*/
async function scanCsv(parts, file, delimiter, columns) {
	const separator = delimiter.charCodeAt(0);
	let state = START;
	let line = 1;
	let recordLine = 1;
	let quoteLine = 1;
	let fields = 0;
	let recordBytes = 0;
	let longest = 0;
	let records = -1;
	let leadingLines = 0;
	let ends = 0;
	let afterCr = false;
	const endRecord = () => {
		if (!(fields === 0 && state === START && (columns > 1 || records < 0))) {
			fields += 1;
			if (fields !== columns) throw new InputError(`file.record: expected ${columns} fields as in the header, got ${fields}; mend this line, or give the right --delimiter`, {
				file,
				line: recordLine
			});
			records += 1;
		} else if (records < 0) leadingLines += 1;
		if (recordBytes > longest) longest = recordBytes;
		fields = 0;
		recordBytes = 0;
		state = START;
	};
	for await (const bytes of parts) for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at];
		recordBytes += 1;
		if (afterCr) {
			afterCr = false;
			if (byte === LF) {
				if (state !== QUOTED) {
					ends |= CRLF_END;
					recordBytes = 0;
				}
				continue;
			}
			if (state !== QUOTED) ends |= CR_END;
		}
		if (byte === separator && state !== QUOTED) {
			fields += 1;
			state = START;
		} else if (byte === LF || byte === CR) {
			line += 1;
			if (byte === CR) afterCr = true;
			if (state === QUOTED) continue;
			if (byte === LF) ends |= LF_END;
			endRecord();
			recordLine = line;
		} else if (byte === QUOTE) {
			if (state === START) {
				state = QUOTED;
				quoteLine = line;
			} else if (state === QUOTED) state = CLOSED;
			else if (state === CLOSED) state = QUOTED;
		} else if (state === CLOSED) throw new InputError("file.quotes: expected a delimiter or a line end after a closing quote, got other text; double the quotes inside the field", {
			file,
			line
		});
		else if (state === START) state = PLAIN;
	}
	if (state === QUOTED) throw new InputError("file.quotes: expected a closing quote, got the end of the file; close the quote that opens here", {
		file,
		line: quoteLine
	});
	if (fields > 0 || state !== START) endRecord();
	return {
		records,
		leadingLines,
		longestRecordBytes: longest,
		mixedLineEnds: ends !== 0 && (ends & ends - 1) !== 0
	};
}
//#endregion
//#region src/engine/files/json-lines.ts
/**
* Throws for the first line that is not one JSON object. Runs where the engine has already refused a
* file, to say where without quoting the line.
*/
async function locateBadLine(parts, file) {
	const decoder = new TextDecoder("utf-8");
	let line = 0;
	let rest = "";
	for await (const part of parts) {
		const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
		rest = lines.pop();
		for (const one of lines) requireObject(one, file, ++line);
	}
	requireObject(rest + decoder.decode(), file, line + 1);
}
function requireObject(text, file, line) {
	if (text.trim() === "") return;
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw new InputError("file.record: expected one JSON object on this line, got text that is no JSON; write each object on a line of its own", {
			file,
			line
		});
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new InputError(`file.record: expected one JSON object per line, got ${Array.isArray(value) ? "an array" : value === null ? "null" : `a ${typeof value}`}; write each record as an object on a line of its own`, {
		file,
		line
	});
}
/** The keys of the first object of a text, in its order. */
function firstKeys(text) {
	const first = text.split("\n", 1)[0];
	try {
		const value = JSON.parse(first);
		return typeof value === "object" && value !== null ? Object.keys(value) : [];
	} catch {
		return [];
	}
}
//#endregion
//#region src/engine/files/source-file.ts
/** Looks at a file before anything reads it; every refusal says what to do instead. */
function sourceFile(path) {
	const { head, tail } = endsOf(path);
	const gzip = head[0] === 31 && head[1] === 139;
	const name = path.toLowerCase().replace(/\.gz$/, "");
	if (/\.(xlsx?|xlsm|ods|numbers)$/.test(name) || startsWith(head, [
		208,
		207,
		17,
		224
	])) throw new InputError("file.format: expected CSV, JSON lines or Parquet, got a spreadsheet; open it and save the sheet as \"CSV UTF-8\"", { file: path });
	if (startsWith(head, [
		80,
		75,
		3,
		4
	])) throw new InputError("file.format: expected CSV, JSON lines or Parquet, got a zip archive (or a spreadsheet without its extension); unpack it first", { file: path });
	const parquet = text(head) === "PAR1" && text(tail) === "PAR1";
	if (name.endsWith(".parquet") && !parquet) throw new InputError("file.format: expected a Parquet file, got one without the PAR1 mark at both ends; it is cut off, encrypted or of another format", { file: path });
	if (parquet) return {
		path,
		format: "parquet",
		gzip: false
	};
	return {
		path,
		format: /\.(jsonl|ndjson|json)$/.test(name) ? "json-lines" : "csv",
		gzip
	};
}
function endsOf(path) {
	try {
		const { size } = statSync(path);
		if (statSync(path).isDirectory()) throw new InputError("file.path: expected a file, got a folder; name one file in it", { file: path });
		if (size === 0) throw new InputError("file.content: expected a table, got an empty file", { file: path });
		const handle = openSync(path, "r");
		try {
			const head = new Uint8Array(4);
			const tail = new Uint8Array(4);
			readSync(handle, head, 0, 4, 0);
			readSync(handle, tail, 0, 4, Math.max(size - 4, 0));
			return {
				head,
				tail
			};
		} finally {
			closeSync(handle);
		}
	} catch (error) {
		if (error instanceof InputError) throw error;
		const code = error.code;
		throw new InputError(`file.path: expected a readable file, got ${code === "ENOENT" ? "no such file; check the path" : code === "EACCES" || code === "EPERM" ? "no permission to read it" : `a file that cannot be read (${code})`}`, { file: path }, { cause: error });
	}
}
function startsWith(bytes, mark) {
	return mark.every((byte, index) => bytes[index] === byte);
}
function text(bytes) {
	return String.fromCharCode(...bytes);
}
//#endregion
//#region src/engine/files/text-encoding.ts
/** The bytes of a file, gunzipped where asked; a broken archive is the user's mistake. */
async function* bytesOf(path, gzip) {
	const file = createReadStream(path, { highWaterMark: 1 << 20 });
	if (!gzip) {
		yield* file;
		return;
	}
	const gunzip = createGunzip({ chunkSize: 1 << 18 });
	file.on("error", (error) => gunzip.destroy(error));
	try {
		yield* file.pipe(gunzip);
	} catch (error) {
		throw new InputError("file.compression: expected a complete gzip archive, got a broken one; compress the file again", { file: path }, { cause: error });
	} finally {
		file.destroy();
	}
}
/** The first bytes of a file, at most `limit`. */
async function headOf(path, gzip, limit) {
	const parts = [];
	let size = 0;
	for await (const part of bytesOf(path, gzip)) {
		parts.push(part);
		size += part.length;
		if (size >= limit) break;
	}
	return Buffer.concat(parts).subarray(0, limit);
}
/** The encoding that the first bytes show: a byte-order mark, or the zero bytes of UTF-16 text; UTF-8 otherwise. */
function encodingOf(head) {
	if (head[0] === 255 && head[1] === 254) return "utf-16le";
	if (head[0] === 254 && head[1] === 255) return "utf-16be";
	const zeros = [0, 0];
	const size = Math.min(head.length, 4096) & -2;
	for (let i = 0; i < size; i++) if (head[i] === 0) zeros[i & 1] += 1;
	if (zeros[1] * 5 > size && zeros[0] * 50 < size) return "utf-16le";
	if (zeros[0] * 5 > size && zeros[1] * 50 < size) return "utf-16be";
	return "utf-8";
}
/** Whether all bytes are valid UTF-8. */
async function isUtf8File(path, gzip) {
	let rest = new Uint8Array(0);
	for await (const part of bytesOf(path, gzip)) {
		const bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
		const end = wholeCharacters(bytes);
		if (!isUtf8(bytes.subarray(0, end))) return false;
		rest = bytes.slice(end);
	}
	return rest.length === 0;
}
/** How many bytes end at a character's end: at most three bytes of a cut character are left. */
function wholeCharacters(bytes) {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back];
		if (byte < 128) return bytes.length;
		if (byte >= 192) return back < (byte >= 240 ? 4 : byte >= 224 ? 3 : 2) ? bytes.length - back : bytes.length;
	}
	return bytes.length;
}
/** Writes the file's text as UTF-8 without a byte-order mark. */
async function writeAsUtf8(path, gzip, encoding, target) {
	const decoder = new TextDecoder(encoding, { fatal: true });
	const out = createWriteStream(target, { mode: 384 });
	try {
		for await (const part of bytesOf(path, gzip)) if (!out.write(decoder.decode(part, { stream: true }))) await once(out, "drain");
		out.write(decoder.decode());
	} catch (error) {
		if (error instanceof InputError) throw error;
		throw new InputError(`file.encoding: expected ${encoding.toUpperCase()} text throughout, got bytes that are none; save the file as UTF-8`, { file: path });
	} finally {
		out.end();
		await once(out, "close");
	}
}
//#endregion
//#region src/engine/duckdb/read-file.ts
const HEAD_BYTES = 1 << 20;
/** Makes the rows of a file readable as table `name`; Parquet stays in its file, text is stored. */
async function readFile(connection, scratch, path, name, options) {
	const source = sourceFile(path);
	if (source.format === "parquet") return readParquet(connection, scratch, source, name);
	const text = await asUtf8(source, join(scratch, connection.freshName("text")));
	return source.format === "csv" ? readCsv(connection, scratch, text, name, options) : readJsonLines(connection, scratch, text, name);
}
async function asUtf8(source, copy) {
	const { path, gzip } = source;
	const head = await headOf(path, gzip, HEAD_BYTES);
	if (head.length === 0) throw new InputError("file.content: expected a table, got an empty file", { file: path });
	let encoding = encodingOf(head);
	if (encoding === "utf-8" && head.includes(0)) throw new InputError("file.content: expected text, got bytes of another kind; give CSV, JSON lines or Parquet", { file: path });
	if (encoding === "utf-8" && !await isUtf8File(path, gzip)) encoding = "windows-1252";
	if (encoding === "utf-8") return {
		file: path,
		path,
		gzip,
		notices: []
	};
	await writeAsUtf8(path, gzip, encoding, copy);
	return {
		file: path,
		path: copy,
		gzip: false,
		notices: [`Read as ${encoding === "windows-1252" ? "Latin-1 (Windows-1252)" : encoding.toUpperCase()} text, because it is not valid UTF-8.`]
	};
}
async function readCsv(connection, scratch, text, name, options) {
	const { file, path, gzip } = text;
	checkDelimiter(options.delimiter);
	const head = await headOf(path, gzip, HEAD_BYTES);
	const whole = head.length < HEAD_BYTES;
	const sample = new TextDecoder().decode(head);
	const delimiter = options.delimiter ?? findDelimiter(sample, whole);
	const header = firstRecords(sample, delimiter, 1, whole)[0];
	if (header === void 0) throw new InputError(whole ? "file.content: expected a header line with column names, got no text" : "file.header: expected a header within the first megabyte, got none; close its quotes", {
		file,
		line: 1
	});
	const columns = checkedHeader(header, file);
	const shape = await scanCsv(bytesOf(path, gzip), file, delimiter, columns.length);
	const types = sql`{${joined(columns.map((column) => sql`${literal(column)}: 'VARCHAR'`))}}`;
	const settings = sql`header = true, auto_detect = false, quote = '"', escape = '"', null_padding = false, ignore_errors = false`;
	const rows = await store(connection, name, sql`SELECT * FROM read_csv(${literal(plainPath(path, scratch))}, ${settings}, delim = ${literal(delimiter)}, columns = ${types},
    strict_mode = ${shape.mixedLineEnds ? sql`false` : sql`true`}, compression = ${literal(gzip ? "gzip" : "none")},
    skip = ${literal(String(shape.leadingLines))}::BIGINT, max_line_size = ${literal(String(Math.max(2097152, shape.longestRecordBytes + 4096)))})`, file);
	if (rows !== shape.records) throw new InputError(`file.content: expected ${shape.records} records, got ${rows} from the engine; save the file as plain CSV with one kind of line end`, { file });
	return {
		name,
		format: "csv",
		rows,
		columns,
		notices: text.notices
	};
}
function checkDelimiter(delimiter) {
	if (delimiter === void 0 || delimiter === "	" || /^[ -~]$/.test(delimiter) && delimiter !== "\"") return;
	throw new InputError("file.delimiter: expected one ASCII character such as ; or a tab, got something else");
}
async function store(connection, name, query, file) {
	try {
		await connection.run(sql`CREATE TABLE ${ident(name)} AS ${query}`);
	} catch (error) {
		if (error instanceof EngineError && error.kind !== "Out of Memory") throw new InputError(`file.content: expected a table that the engine can read, got an error of kind "${error.kind}"; save the file again as plain UTF-8`, { file });
		throw error;
	}
	return countRows(connection, name);
}
function countRows(connection, name) {
	return firstNumber(connection, sql`SELECT count(*)::DOUBLE FROM ${ident(name)}`);
}
async function readJsonLines(connection, scratch, text, name) {
	const { file, path, gzip } = text;
	const objects = sql`SELECT json FROM read_ndjson_objects(${literal(plainPath(path, scratch))}, compression = ${literal(gzip ? "gzip" : "uncompressed")})`;
	try {
		const keys = await readQuery(connection, sql`SELECT DISTINCT unnest(json_keys(json)) AS key FROM (${objects}) ORDER BY key`);
		if (cellText((await readQuery(connection, sql`SELECT count(*) AS others FROM (${objects}) WHERE json_type(json) IS DISTINCT FROM 'OBJECT'`)).columns.get("others"), 0) !== "0") await locateBadLine(bytesOf(path, gzip), file);
		const found = Array.from({ length: keys.rows }, (_, row) => cellText(keys.columns.get("key"), row));
		const first = firstKeys(new TextDecoder().decode(await headOf(path, gzip, HEAD_BYTES)));
		const columns = checkedHeader([...first, ...found.filter((key) => !first.includes(key))], file);
		if (columns.length === 0) throw new InputError("file.content: expected JSON objects with at least one key, got none", { file });
		return {
			name,
			format: "json-lines",
			rows: await store(connection, name, sql`SELECT ${joined(columns.map((key) => sql`json_extract_string(json, ${literal(pointer(key))}) AS ${ident(key)}`))} FROM (${objects})`, file),
			columns,
			notices: text.notices
		};
	} catch (error) {
		if (error instanceof EngineError) {
			await locateBadLine(bytesOf(path, gzip), file);
			throw new InputError(`file.content: expected JSON lines that the engine can read, got an error of kind "${error.kind}"`, { file });
		}
		throw error;
	}
}
/** RFC 6901. */
function pointer(key) {
	return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
async function readParquet(connection, scratch, { path }, name) {
	try {
		await connection.run(sql`CREATE VIEW ${ident(name)} AS SELECT * FROM read_parquet(${literal(plainPath(path, scratch))})`);
		const empty = await connection.run(sql`SELECT * FROM ${ident(name)} LIMIT 0`);
		const columns = Array.from({ length: duckdb.column_count(empty) }, (_, index) => duckdb.column_name(empty, index));
		return {
			name,
			format: "parquet",
			rows: await countRows(connection, name),
			columns,
			notices: []
		};
	} catch (error) {
		if (!(error instanceof EngineError) || error.kind === "Out of Memory") throw error;
		throw new InputError("file.content: expected a Parquet file, got one that cannot be read to its end; write it again", { file: path });
	}
}
/** A path in which the engine sees no wildcard: itself, or a link in the scratch folder. */
function plainPath(path, scratch) {
	const absolute = resolve(path);
	if (!/[*?[\]]/.test(absolute)) return absolute;
	const link = join(scratch, `link-${Buffer.from(absolute).toString("hex").slice(-64)}`);
	symlinkSync(absolute, link);
	return link;
}
//#endregion
//#region src/engine/files/text-write.ts
const BATCH = 65536;
/** A CSV (RFC 4180, LF line ends, missing as an empty field, empty text as `""`) or JSON-lines file. */
function openTextWriter(path, schema, format, gzip) {
	const file = createWriteStream(path, { mode: 420 });
	const out = gzip ? createGzip() : file;
	if (gzip) out.pipe(file);
	let failure;
	let wake = () => {};
	out.on("drain", () => wake());
	for (const stream of new Set([out, file])) stream.on("error", (error) => {
		failure ??= error;
		wake();
	});
	const names = schema.columns.map(({ name }) => name);
	const send = async (text) => {
		if (failure !== void 0) throw failure;
		if (!out.write(text)) await new Promise((resolve) => wake = resolve);
		if (failure !== void 0) throw failure;
	};
	let headed = format === "json-lines";
	return {
		async write(chunk) {
			if (!headed) await send(`${names.map(csvField).join(",")}\n`);
			headed = true;
			const cells = names.map((name) => cellsOf(chunk.columns.get(name), name, format));
			for (let from = 0; from < chunk.rows; from += BATCH) await send(format === "csv" ? csvLines(cells, from, Math.min(from + BATCH, chunk.rows)) : jsonLines(cells, from, Math.min(from + BATCH, chunk.rows)));
		},
		async finish() {
			if (!headed) await send(`${names.map(csvField).join(",")}\n`);
			out.end();
			if (!file.closed && failure === void 0) await once(file, "close");
			if (failure !== void 0) throw failure;
		},
		destroy() {
			out.destroy();
			file.destroy();
		}
	};
}
/** The written form of a column's cells: once per dictionary entry where there is one. */
function cellsOf(column, name, format) {
	const written = format === "csv" ? (text) => text === null ? "" : csvField(text) : jsonMember(name, column);
	if (column.kind === "number") return column.type === "date" ? remembered(column, written) : (row) => written(cellText(column, row));
	const entries = column.dictionary.map(written);
	const { codes } = column;
	return (row) => entries[codes[row]];
}
/** Days repeat and are slow to write out. */
function remembered(column, written) {
	const known = /* @__PURE__ */ new Map();
	return (row) => {
		const value = column.values[row];
		let text = known.get(value);
		if (text === void 0) known.set(value, text = written(cellText(column, row)));
		return text;
	};
}
function csvLines(cells, from, to) {
	let text = "";
	for (let row = from; row < to; row++) {
		text += cells[0](row);
		for (let index = 1; index < cells.length; index++) text += `,${cells[index](row)}`;
		text += "\n";
	}
	return cells.length === 1 ? text.replace(/^$(?=\n)/gm, "\"\"") : text;
}
function jsonLines(cells, from, to) {
	let text = "";
	for (let row = from; row < to; row++) text += `{${cells.map((cell) => cell(row)).join(",")}}\n`;
	return text;
}
function csvField(text) {
	return text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
function jsonMember(name, column) {
	const key = JSON.stringify(name);
	const bare = column.type === "boolean" || column.kind === "number" && column.type !== "date";
	return (text) => `${key}:${text === null ? "null" : bare ? text : JSON.stringify(text)}`;
}
//#endregion
//#region src/engine/duckdb/write-file.ts
/** A writer by the path's extension, into a partial file that `close` renames into place. */
function openTableWriter(connection, path, schema) {
	const partial = `${path}.${process.pid}.partial`;
	const name = path.toLowerCase();
	const plain = name.replace(/\.gz$/, "");
	const inner = plain.endsWith(".csv") ? openTextWriter(partial, schema, "csv", plain !== name) : /\.(jsonl|ndjson)$/.test(plain) ? openTextWriter(partial, schema, "json-lines", plain !== name) : name.endsWith(".parquet") ? parquetWriter(connection, partial, schema) : void 0;
	if (inner === void 0) throw new InputError("file.format: expected a path that ends in .csv, .jsonl, .parquet, .csv.gz or .jsonl.gz, got another", { file: path });
	return {
		append: (chunk) => inner.write(chunk),
		async close() {
			try {
				await inner.finish();
				await rename(partial, path);
			} catch (error) {
				await this.abort();
				const { code } = error;
				if (code === void 0) throw error;
				throw new InputError(`file.path: expected a place that can be written, got ${code}`, { file: path }, { cause: error });
			}
		},
		async abort() {
			inner.destroy();
			await rm(partial, { force: true });
		}
	};
}
/** Parquet needs all rows at once: they are staged in the database, as text where the file has text. */
function parquetWriter(connection, partial, schema) {
	const staged = connection.freshName("staged");
	let made = false;
	const cells = (chunk) => schema.columns.map(({ name }) => {
		const column = chunk.columns.get(name);
		return column.kind === "coded" && column.type !== "boolean" ? sql`${ident(name)}::VARCHAR AS ${ident(name)}` : ident(name);
	});
	return {
		async write(chunk) {
			const part = connection.freshName("part");
			await loadTable(connection, chunk, part);
			const rows = sql`SELECT ${joined(cells(chunk))} FROM ${ident(part)}`;
			await connection.run(made ? sql`INSERT INTO ${ident(staged)} ${rows}` : sql`CREATE TABLE ${ident(staged)} AS ${rows}`);
			made = true;
			await connection.run(sql`DROP TABLE ${ident(part)}`);
		},
		async finish() {
			if (!made) throw new Error("engine.write: expected at least one table before the end of a Parquet file, got none");
			await connection.run(sql`COPY ${ident(staged)} TO ${literal(partial)} (FORMAT parquet, COMPRESSION zstd)`);
			await connection.run(sql`DROP TABLE ${ident(staged)}`);
		},
		destroy() {}
	};
}
//#endregion
//#region src/engine/duckdb/duckdb-engine.ts
/** No extension is ever fetched or loaded: what the engine needs is built into it. */
const CLOSED_WORLD = {
	autoinstall_known_extensions: "false",
	autoload_known_extensions: "false",
	allow_community_extensions: "false"
};
/** DuckDB, embedded (Raasveldt & Mühleisen, SIGMOD 2019, doi:10.1145/3299869.3320212). */
const duckDb = {
	name: "duckdb",
	openTrusted,
	openAdversary
};
async function openTrusted(limits = {}) {
	const settings = settingsOf(limits);
	const scratch = mkdtempSync(join(tmpdir(), "incognita-"));
	const removeScratch = () => rmSync(scratch, {
		recursive: true,
		force: true
	});
	process.once("exit", removeScratch);
	const connection = await openConnection({
		...CLOSED_WORLD,
		...settings,
		temp_directory: join(scratch, "spill")
	});
	let open = true;
	return {
		query: (query) => readQuery(connection, query),
		load: (table) => loadTable(connection, table, table.schema.name),
		async define(name, query) {
			await connection.run(sql`CREATE TABLE ${ident(name)} AS ${query}`);
		},
		readFile: (path, name, options = {}) => readFile(connection, scratch, path, name, options),
		async writeFile(path, source) {
			const table = Sql.is(source) ? await readQuery(connection, source) : source;
			const writer = openTableWriter(connection, path, table.schema);
			try {
				await writer.append(table);
			} catch (error) {
				await writer.abort();
				throw error;
			}
			await writer.close();
		},
		openWriter: async (path, schema) => openTableWriter(connection, path, schema),
		async close() {
			if (open) connection.close();
			open = false;
			process.removeListener("exit", removeScratch);
			removeScratch();
		}
	};
}
async function openAdversary(granted, limits = {}) {
	const connection = await openConnection({
		...CLOSED_WORLD,
		...settingsOf(limits),
		enable_external_access: "false"
	});
	let open = true;
	try {
		for (const table of granted) await loadTable(connection, table, table.schema.name);
		await connection.run(sql`SET lock_configuration = true`);
	} catch (error) {
		connection.close();
		throw error;
	}
	const names = new Set(granted.map(({ schema }) => schema.name));
	return {
		async query(query) {
			await requireGranted(connection, query, names);
			return readQuery(connection, query);
		},
		async close() {
			if (open) connection.close();
			open = false;
		}
	};
}
function settingsOf({ threads, memory }) {
	if (threads !== void 0 && !(Number.isInteger(threads) && threads >= 1 && threads <= 1024)) throw new InputError("engine.threads: expected a whole number from 1 to 1024, got another value");
	if (memory !== void 0 && !/^\d+(\.\d+)?\s*([KMGT]i?B|%)$/i.test(memory)) throw new InputError("engine.memory: expected a size such as 4GB or 500MB, got another value");
	return {
		...threads === void 0 ? {} : { threads: String(threads) },
		...memory === void 0 ? {} : { memory_limit: memory.replace(/\s/g, "") }
	};
}
//#endregion
//#region src/population/simulate-people.ts
const blocksJob = {
	path: "population/simulate-block.job",
	load: () => import("../population/simulate-block.job.js"),
	startBrowserWorker: () => new Worker(new URL("./simulate-block.job.ts", import.meta.url), {
		type: "module",
		name: "population/simulate-block.job"
	})
};
/** The people of a world, block by block in the order of their ids; memory holds a few blocks. */
async function* simulatePeople(plan, { workers = 1, map = mapInline, blocksPerItem = 1, onProgress } = {}) {
	let people = 0;
	for await (const blocks of map(blocksJob, plan, blockLists(plan.blocks, blocksPerItem), { workers })) for (const columns of blocks) {
		const table = makeTable(PERSON, columns);
		people += table.rows;
		yield table;
		onProgress?.(people);
	}
}
function* blockLists(blocks, perItem) {
	for (let first = 0; first < blocks; first += perItem) yield Array.from({ length: Math.min(perItem, blocks - first) }, (_, i) => first + i);
}
/** Puts blocks of a world, added in order and of at most `capacity` people, into one table. */
function peopleCollector(capacity) {
	const numbers = /* @__PURE__ */ new Map();
	const coded = /* @__PURE__ */ new Map();
	let at = 0;
	return {
		add(block) {
			for (const [name, column] of block.columns) if (column.kind === "number") {
				const whole = numbers.get(name) ?? {
					...column,
					values: column.values instanceof Int32Array ? new Int32Array(capacity) : new Float64Array(capacity)
				};
				whole.values.set(column.values, at);
				numbers.set(name, whole);
			} else {
				const whole = coded.get(name) ?? {
					...column,
					codes: new Uint32Array(capacity),
					dictionary: [],
					codeOf: /* @__PURE__ */ new Map()
				};
				appendCodes(column, whole, at);
				coded.set(name, whole);
			}
			at += block.rows;
		},
		table() {
			const columns = /* @__PURE__ */ new Map();
			for (const [name, column] of numbers) columns.set(name, {
				...column,
				values: column.values.subarray(0, at)
			});
			for (const [name, { kind, type, codes, dictionary }] of coded) columns.set(name, {
				kind,
				type,
				codes: codes.subarray(0, at),
				dictionary
			});
			return makeTable(PERSON, columns);
		}
	};
}
/** Adds a block's codes to the whole column's, its new texts at the end of the dictionary. */
function appendCodes(part, { codes, dictionary, codeOf }, at) {
	const recoded = part.dictionary.map((text) => {
		let code = codeOf.get(text);
		if (code === void 0) {
			code = dictionary.length;
			dictionary.push(text);
			codeOf.set(text, code);
		}
		return code;
	});
	for (let row = 0; row < part.codes.length; row++) codes[at + row] = recoded[part.codes[row]];
}
/** The e-mail providers of a country as the table that everybody knows. */
function emailProviderTable({ emailProviders }) {
	return makeTable(PROVIDERS, new Map([["domain", codeTexts(emailProviders.map(({ domain }) => domain), emailProviders.length)], ["share", {
		kind: "number",
		type: "decimal",
		values: Float64Array.from(emailProviders, ({ share }) => share)
	}]]));
}
//#endregion
//#region src/sources/transcription-errors.ts
/**
* Letters that a clerk or a scanner reads for one another, both ways. The pairs are shapes of print and
* handwriting, so that a register errs differently from a person at a keyboard; assumed, no rates claimed.
*/
const LOOK_ALIKE = [
	["rn", "m"],
	["cl", "d"],
	["vv", "w"],
	["u", "v"],
	["e", "c"],
	["a", "o"],
	["n", "h"],
	["i", "l"],
	["g", "q"],
	["t", "f"],
	["S", "G"],
	["B", "R"],
	["D", "O"]
];
/** The text with one misread letter or pair; unchanged where it holds none. */
function misread(text, draws, entity, index) {
	const places = [];
	for (const [one, other] of LOOK_ALIKE) for (const [from, to] of [[one, other], [other, one]]) for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, at + 1)) places.push([
		at,
		from,
		to
	]);
	if (places.length === 0) return text;
	const [at, from, to] = places[draws.below(places.length, entity, index)];
	return text.slice(0, at) + to + text.slice(at + from.length);
}
/** A date whose day, month or year was read one unit off; the result is always another existing date. */
function misreadDate(days, draws, entity, index) {
	return days + [
		-1,
		1,
		-10,
		10,
		-365,
		365
	][draws.below(6, entity, index)];
}
//#endregion
//#region src/sources/electoral-roll.ts
const options = z.strictObject({
	coverage: z.number().min(0).max(1).default(.8).describe("Share of adults who are registered, 0 to 1. Each adult is registered with this probability, independently of every other source."),
	staleness: z.number().min(0).max(1).default(.2).describe("Share of registered people who moved within ten years and are still listed under their previous postcode, 0 to 1; assumed."),
	errorRate: z.number().min(0).max(1).default(.01).describe("Share of entries with one transcription error in a name or the date of birth, 0 to 1; assumed. The errors are drawn apart from the company's own."),
	minimumAge: z.int().min(0).max(120).default(18).describe("Age in completed years from which people are registered.")
});
/**
* A register of adults in the clear. Rows follow the people's order; `disclose()` permutes them before an
* adversary sees any. A person's entry depends on no other person, so any shard can be drawn alone.
*/
function electoralRollOf({ people, seed, asOfDays, instance }, { coverage, staleness, errorRate, minimumAge }) {
	const draws = (attribute) => keyedDraws({
		seed,
		stage: "sources",
		instance,
		attribute
	});
	const membership = draws("member");
	const staleDraws = draws("stale");
	const errorDraws = draws("error");
	const personIds = numbers(columnOf(people, "personId"));
	const birthDates = numbers(columnOf(people, "birthDate"));
	const [givenNames, surnames, sexes, postcodes, previousPostcodes] = [
		"givenName",
		"surname",
		"sex",
		"postcode",
		"previousPostcode"
	].map((name) => columnOf(people, name));
	const lastBirthDate = yearsBefore(asOfDays, minimumAge);
	const personOf = [];
	const entries = {
		givenName: [],
		surname: [],
		sex: [],
		birthDate: [],
		postcode: []
	};
	for (let row = 0; row < people.rows; row++) {
		const id = personIds[row];
		if (birthDates[row] > lastBirthDate || membership.uniform(id) >= coverage) continue;
		let givenName = cellText(givenNames, row);
		let surname = cellText(surnames, row);
		let birthDate = birthDates[row];
		if (errorDraws.uniform(id) < errorRate) {
			const field = errorDraws.below(3, id, 1);
			if (field === 0 && givenName !== null) givenName = misread(givenName, errorDraws, id, 2);
			else if (field === 1 && surname !== null) surname = misread(surname, errorDraws, id, 2);
			else birthDate = misreadDate(birthDate, errorDraws, id, 2);
		}
		const previous = cellText(previousPostcodes, row);
		const stale = previous !== null && staleDraws.uniform(id) < staleness;
		personOf.push(id);
		entries.givenName.push(givenName);
		entries.surname.push(surname);
		entries.sex.push(cellText(sexes, row));
		entries.birthDate.push(birthDate);
		entries.postcode.push(stale ? previous : cellText(postcodes, row));
	}
	const columns = /* @__PURE__ */ new Map();
	for (const name of [
		"givenName",
		"surname",
		"sex",
		"postcode"
	]) columns.set(name, codeTexts(entries[name], personOf.length));
	columns.set("birthDate", {
		kind: "number",
		type: "date",
		values: Int32Array.from(entries.birthDate)
	});
	return {
		table: makeTable(REGISTER, columns),
		personOf: Int32Array.from(personOf)
	};
}
function numbers(column) {
	if (column.kind !== "number") throw new Error("electoralRoll.people: expected personId and birthDate as numbers, got codes");
	return column.values;
}
/** The last day on which someone was born who has completed `years` years on `days`. */
function yearsBefore(days, years) {
	const date = /* @__PURE__ */ new Date(days * 864e5);
	return Math.floor(Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / 864e5);
}
const electoralRoll = {
	id: "electoralRoll",
	options,
	doc: {
		title: "Electoral roll",
		summary: "A register of adults with name, sex, date of birth and postcode, covering a stated share of the same world.",
		assumptions: ["Registration is independent of every trait but age.", "A move leaves the previous postcode in the register with one probability, however long ago it was."],
		sources: ["L. Sweeney, \"k-anonymity: a model for protecting privacy\", International Journal on Uncertainty, Fuzziness and Knowledge-based Systems 10(5), 2002, 557-570, section 1 (a voter list joined to a release), doi:10.1142/S0218488502001648"]
	},
	run: electoralRollOf
};
//#endregion
//#region src/version.ts
/** The version that stamps every manifest and report; a test holds it equal to package.json's. */
const VERSION = "0.1.0";
//#endregion
//#region src/workers/node-workers.ts
/** Runs the job on Node's worker threads; with one worker, where it is called. */
const mapInThreads = async function* (job, context, items, options) {
	const { workers, lookAhead } = laneCounts(options);
	if (workers === 1) {
		yield* mapInline(job, context, items, options);
		return;
	}
	const jobUrl = moduleUrl(job.path);
	yield* orderedResults(items, Array.from({ length: workers }, () => threadLane(jobUrl, context)), lookAhead);
};
/**
* Where a module below the source root is: `src/` in development, `dist/` after the build, found by
* walking up from this module, which the build may have put into a chunk anywhere in `dist/`.
*/
function moduleUrl(path) {
	for (let up = "./"; up.length < 20; up += "../") for (const extension of ["js", "ts"]) {
		const url = new URL(`${up}${path}.${extension}`, import.meta.url);
		if (existsSync(url)) return url;
	}
	throw new Error(`workers.job: expected a module ${path} below the source root, got none`);
}
function threadLane(jobUrl, context) {
	const thread = new Worker$1(jobUrl.pathname.endsWith(".ts") ? new URL("./development-boot.js", import.meta.url) : moduleUrl("workers/thread-boot.job"), {
		workerData: {
			jobUrl: jobUrl.href,
			opening: { context }
		},
		execArgv: []
	});
	let settle;
	let ended;
	const fail = (error) => {
		ended ??= error;
		settle?.reject(error);
		settle = void 0;
	};
	thread.on("message", (answer) => {
		const waiting = settle;
		settle = void 0;
		try {
			waiting?.resolve(resultOf(answer));
		} catch (error) {
			waiting?.reject(error);
		}
	});
	thread.on("error", fail);
	thread.on("exit", (code) => fail(/* @__PURE__ */ new Error(`workers.thread: expected an answer, got exit code ${code}`)));
	return {
		run: (item) => new Promise((resolve, reject) => {
			if (ended !== void 0) {
				reject(ended);
				return;
			}
			settle = {
				resolve,
				reject
			};
			thread.postMessage({ item });
		}),
		end: async () => {
			ended ??= /* @__PURE__ */ new Error("workers.thread: expected a running thread, got one that was ended");
			settle = void 0;
			await thread.terminate();
		}
	};
}
//#endregion
//#region src/cli/command.ts
const EXIT = {
	done: 0,
	gateCrossed: 1,
	usage: 2,
	fault: 3,
	interrupted: 130
};
/** A commander command that writes to `io` and throws instead of ending the process. */
function newCommand(name, description, io) {
	return new Command(`incognita ${name}`).description(description).exitOverride().configureOutput({
		writeOut: io.out,
		writeErr: io.err
	}).showHelpAfterError("(add --help for the options)");
}
/** Parses `argv`; `false` when only help was asked for. Bad usage throws `InputError`. */
async function parseArguments(command, argv) {
	try {
		await command.parseAsync([...argv], { from: "user" });
		return true;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return false;
		throw new UsageShown(error.message);
	}
}
/** Bad usage that commander has already explained on stderr. */
var UsageShown = class extends InputError {};
/** The one document that `--json` prints. */
function envelope(data, warnings = []) {
	return `${JSON.stringify({
		$schema: "https://incognita.invalid/schema/envelope.schema.json",
		version: 1,
		ok: true,
		data,
		warnings
	}, null, 2)}\n`;
}
//#endregion
//#region src/cli/content-hash.ts
/** Between cells, between rows, and for a missing cell: control characters that no cell holds. */
const CELL = "";
const ROW = "";
const MISSING = "\0";
/** Characters hashed at a time: long concatenated strings cost more to flatten than to hash. */
const FLUSH_AT = 16384;
/**
* SHA-256 of a table's content: the column names, then every row, as the texts that any file format
* holds. It does not depend on the format, on how rows are chunked or on who made them.
*/
function contentHash() {
	const hash = createHash("sha256");
	let started = false;
	return {
		add({ schema, rows, columns }) {
			const names = schema.columns.map(({ name }) => name);
			if (!started) hash.update(names.join(CELL) + ROW);
			started = true;
			const ordered = names.map((name) => columns.get(name));
			let text = "";
			for (let row = 0; row < rows; row++) {
				for (const column of ordered) text += (cellText(column, row) ?? MISSING) + CELL;
				text += ROW;
				if (text.length > FLUSH_AT) {
					hash.update(text);
					text = "";
				}
			}
			hash.update(text);
		},
		hex: () => hash.digest("hex")
	};
}
//#endregion
//#region src/cli/progress.ts
/**
* A counter on stderr: rewrites one line on a terminal, else one line each five seconds and one per
* finished stage.
*/
function progressOn(io, now = () => performance.now()) {
	const every = io.interactive ? 100 : 5e3;
	let name = "";
	let unit = "";
	let total = 0;
	let count = 0;
	let started = 0;
	let shown = 0;
	const line = (end) => {
		const seconds = Math.max((now() - started) / 1e3, .001);
		const rate = count / seconds;
		const parts = [name.padEnd(24)];
		if (count > 0) parts.push(`${count.toLocaleString("en")}${total > 0 ? ` of ${total.toLocaleString("en")}` : ""} ${unit}`, `${Math.round(rate).toLocaleString("en")}/s`);
		if (end) parts.push(`${seconds.toFixed(1)} s`);
		else if (total > 0 && count > 0) parts.push(`${Math.ceil((total - count) / rate)} s left`);
		return parts.join("  ");
	};
	const show = (end) => {
		if (name === "") return;
		if (io.interactive) io.err(`\r\u001b[2K${line(end)}${end ? "\n" : ""}`);
		else io.err(`${line(end)}\n`);
		shown = now();
	};
	return {
		stage(newName, newTotal = 0, newUnit = "rows") {
			show(true);
			name = newName;
			unit = newUnit;
			total = newTotal;
			count = 0;
			started = shown = now();
			if (io.interactive) show(false);
		},
		at(done) {
			count = done;
			if (now() - shown >= every) show(false);
		},
		done() {
			show(true);
			name = "";
		}
	};
}
//#endregion
//#region src/cli/simulate.ts
const FORMATS = [
	"parquet",
	"csv",
	"jsonl"
];
const TABLES = [
	"person",
	"customer",
	"register"
];
/** People handed to the file writers at a time: fewer cost time per call, more cost memory. */
const WRITTEN_AT_ONCE = 8 * BLOCK$1;
/** `incognita simulate`: writes a world's people, and on request its customers and register, to files. */
const main = async (argv, io) => {
	const command = newCommand("simulate", "Write the people of an invented world, block by block.", io).option("--people <number>", "people in the world, for example 100000 or 1_000_000", "100000").option("--country <id>", `country pack: ${COUNTRY_IDS.join(", ")}`, "us").option("--seed <number>", "seed; the same seed gives the same tables anywhere", "42").option("--as-of <date>", "day on which the world is looked at", "2026-01-01").option("--correlation <scale>", "scale of the assumed correlations, 0 (off) to 1", "1").option("--tables <list>", `tables to write: ${TABLES.join(", ")}; customer holds all people in memory`, "person").option("--format <format>", `file format: ${FORMATS.join(", ")}`, "parquet").option("--out <folder>", "folder for the tables and manifest.json", ".").option("--threads <number>", "worker threads; the tables are the same for any number", String(Math.min(8, availableParallelism()))).option("--memory <size>", "memory of the file writer before it spills to disk", "512MB").option("--chunk <blocks>", "blocks of 4,096 people that a worker makes at a time", "1").option("--json", "print the manifest as JSON");
	if (!await parseArguments(command, argv)) return EXIT.done;
	const options = readOptions(command.opts());
	const plan = await planWorld(options);
	const progress = progressOn(io);
	const interruption = watchInterruption();
	try {
		const tables = await writeTables(plan, options, progress, interruption);
		const manifest = await manifestOf(plan, tables);
		const path = join(options.out, "manifest.json");
		await writeFile(`${path}.partial`, `${JSON.stringify(manifest, null, 2)}\n`);
		await rename(`${path}.partial`, path);
		const warnings = plan.notAssessable.map((what) => `not assessable: ${what}`);
		if (options.json) io.out(envelope(manifest, warnings));
		else {
			for (const warning of warnings) io.err(`${warning}\n`);
			for (const { sha256, name, rows, file } of tables) io.out(`${sha256}  ${name}  ${rows} rows  ${join(options.out, file)}\n`);
		}
		return EXIT.done;
	} catch (error) {
		if (!(error instanceof Interrupted)) throw error;
		io.err("interrupted: no table was written\n");
		return EXIT.interrupted;
	} finally {
		interruption.stop();
	}
};
function readOptions(given) {
	const text = (name) => String(given[name]);
	const integer = (name, flag, least) => {
		const digits = text(name).replaceAll("_", "");
		if (!/^\d+$/.test(digits) || Number(digits) < least || !Number.isSafeInteger(Number(digits))) throw new InputError(`simulate.${flag}: expected an integer >= ${least}, got ${text(name)}; write for example --${flag} ${Math.max(least, 42)}`);
		return Number(digits);
	};
	const oneOf = (flag, value, names) => {
		const found = names.find((name) => name === value);
		if (found === void 0) throw new InputError(`simulate.${flag}: expected one of ${names.join(", ")}, got ${value}; see --help`);
		return found;
	};
	return {
		people: integer("people", "people", 1),
		country: oneOf("country", text("country"), COUNTRY_IDS),
		seed: integer("seed", "seed", 0),
		asOf: text("asOf"),
		correlation: Number(text("correlation")),
		tables: [...new Set(text("tables").split(",").map((name) => oneOf("tables", name.trim(), TABLES)))],
		format: oneOf("format", text("format"), FORMATS),
		out: text("out"),
		threads: integer("threads", "threads", 1),
		memory: text("memory"),
		chunk: integer("chunk", "chunk", 1),
		json: given["json"] === true
	};
}
var Interrupted = class extends Error {};
/** Turns Ctrl-C into an `Interrupted` at the next block, so that partial files are removed. */
function watchInterruption() {
	let asked = false;
	const ask = () => {
		asked = true;
	};
	process.on("SIGINT", ask);
	process.on("SIGTERM", ask);
	return {
		check() {
			if (asked) throw new Interrupted();
		},
		stop() {
			process.off("SIGINT", ask);
			process.off("SIGTERM", ask);
		}
	};
}
/** Writes the tables under temporary names and renames them when all are whole; leaves none otherwise. */
async function writeTables(plan, options, progress, interruption) {
	await makeFolder(options.out);
	const session = await duckDb.openTrusted({
		threads: options.threads,
		memory: options.memory
	});
	const outputs = [];
	try {
		await simulateInto(outputs, session, plan, options, progress, interruption);
		interruption.check();
		for (const { writer } of outputs) await writer.close();
	} catch (error) {
		for (const { writer } of outputs) await writer.abort();
		throw error;
	} finally {
		await session.close();
	}
	const manifests = [];
	for (const { name, file, hash, rows } of outputs) manifests.push({
		name,
		file,
		rows,
		sha256: hash.hex(),
		fileSha256: await fileHash(join(options.out, file))
	});
	return manifests;
}
async function simulateInto(outputs, session, plan, options, progress, interruption) {
	const { tables, format, out, seed, threads, chunk } = options;
	const append = async (name, table) => {
		let output = outputs.find((one) => one.name === name);
		if (output === void 0) {
			const file = `${name}.${format}`;
			output = {
				name,
				file,
				writer: await session.openWriter(join(out, file), table.schema),
				hash: contentHash(),
				rows: 0
			};
			outputs.push(output);
		}
		output.hash.add(table);
		output.rows += table.rows;
		await output.writer.append(table);
	};
	const providers = emailProviderTable(await loadCountry(plan.country));
	const asOfDays = plan.asOfDay;
	const register = electoralRoll.options.parse({});
	const writeChunk = async (people) => {
		if (tables.includes("person")) await append("person", people);
		if (tables.includes("register")) await append("register", electoralRoll.run({
			people,
			providers,
			seed,
			asOfDays,
			instance: "register"
		}, register).table);
	};
	const everybody = tables.includes("customer") ? peopleCollector(plan.people) : void 0;
	let chunkRows = 0;
	let collector = peopleCollector(WRITTEN_AT_ONCE);
	progress.stage("simulate", plan.people, "people");
	for await (const people of simulatePeople(plan, {
		workers: threads,
		map: mapInThreads,
		blocksPerItem: chunk,
		onProgress: progress.at
	})) {
		interruption.check();
		collector.add(people);
		everybody?.add(people);
		chunkRows += people.rows;
		if (chunkRows < WRITTEN_AT_ONCE) continue;
		await writeChunk(collector.table());
		collector = peopleCollector(WRITTEN_AT_ONCE);
		chunkRows = 0;
	}
	if (chunkRows > 0) await writeChunk(collector.table());
	if (everybody !== void 0) {
		progress.stage("collect", 0, "contacts");
		interruption.check();
		await append("customer", collect({
			people: everybody.table(),
			seed,
			asOfDays
		}, crmOptions.parse({})).customer);
	}
	progress.done();
}
async function makeFolder(out) {
	try {
		await mkdir(out, { recursive: true });
	} catch (error) {
		throw new InputError(`simulate.out: expected a folder that can be made, got ${error.code}; choose another`, { file: out }, { cause: error });
	}
}
async function fileHash(path) {
	const hash = createHash("sha256");
	for await (const bytes of createReadStream(path)) hash.update(bytes);
	return hash.digest("hex");
}
/** What a reader needs to make the same world again and to cite what it rests on. */
async function manifestOf(plan, tables) {
	const { provenance, postcodes } = await loadCountry(plan.country);
	return {
		tool: {
			name: "incognita",
			version: VERSION
		},
		notice: `Invented people, seed ${plan.seed}: shows a mechanism, not your organisation's rate.`,
		world: {
			country: plan.country,
			people: plan.people,
			seed: plan.seed,
			asOf: plan.asOf,
			correlation: plan.correlation,
			postcodes: Array.from(plan.postcodes, (index) => postcodes.codes[index]),
			resized: plan.resized,
			notAssessable: plan.notAssessable
		},
		tables,
		provenance
	};
}
//#endregion
export { main };
