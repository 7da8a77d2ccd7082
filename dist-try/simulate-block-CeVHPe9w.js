import { c as exp, d as sqrt, f as keyedDraws, i as normalQuantile, l as ln, n as negativeBinomial, r as normalCdf, s as aliasTable, t as lognormal, u as pow } from "./distributions-B3-ZD5Tz.js";
//#region src/columns/column.ts
const MISSING_INTEGER = -2147483648;
/** The text of one cell as it is written to a file; `null` is missing. */
function cellText(column, row) {
	if (column.kind === "coded") return column.dictionary[column.codes[row]] ?? null;
	const value = column.values[row];
	if (value === -2147483648 || Number.isNaN(value)) return null;
	return column.type === "date" ? formatDate(value) : String(value);
}
/**
* ISO 8601 date of a number of days since 1970-01-01 (proleptic Gregorian calendar, years 0000–9999).
* Source: H. Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`, 2013.
*/
function formatDate(days) {
	const z = days + 719468;
	const era = Math.floor(z / 146097);
	const dayOfEra = z - era * 146097;
	const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
	const month = shifted < 10 ? shifted + 3 : shifted - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}
/** Days since 1970-01-01 of an ISO 8601 date; NaN when it is not one. */
function parseDate(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return NaN;
	const days = Date.parse(`${text}T00:00:00Z`) / 864e5;
	return formatDateOrEmpty(days) === text ? days : NaN;
}
function formatDateOrEmpty(days) {
	return Number.isFinite(days) ? formatDate(days) : "";
}
/** The column of that name; a missing one is a fault of the caller. */
function columnOf(table, name) {
	const column = table.columns.get(name);
	if (column === void 0) throw new Error(`columns.name: expected a column of ${table.schema.name}, got ${name}; it has ${[...table.columns.keys()].join(", ")}`);
	return column;
}
/** A table from columns, checked: names as in the schema, equal lengths. */
function makeTable(schema, columns) {
	let rows;
	for (const { name } of schema.columns) {
		const column = columns.get(name);
		if (column === void 0) throw new Error(`columns.schema: expected a column ${name} in ${schema.name}, got none`);
		const length = column.kind === "coded" ? column.codes.length : column.values.length;
		if (rows !== void 0 && rows !== length) throw new Error(`columns.length: expected ${rows} rows in ${schema.name}.${name}, got ${length}`);
		rows = length;
	}
	if (columns.size !== schema.columns.length) throw new Error(`columns.schema: expected ${schema.columns.length} columns in ${schema.name}, got ${columns.size}`);
	return {
		schema,
		rows: rows ?? 0,
		columns
	};
}
/** A coded column from texts, its dictionary in order of first appearance. */
function codeTexts(texts, length, type = "string") {
	const codes = new Uint32Array(length);
	const dictionary = [];
	const codeOf = /* @__PURE__ */ new Map();
	let row = 0;
	for (const text of texts) {
		let code = codeOf.get(text);
		if (code === void 0) {
			code = dictionary.length;
			dictionary.push(text);
			codeOf.set(text, code);
		}
		codes[row++] = code;
	}
	return {
		kind: "coded",
		type,
		codes,
		dictionary
	};
}
//#endregion
//#region src/schema/world.ts
const direct = (name, description, type = "string") => ({
	name,
	type,
	attributeClass: "direct-identifier",
	description
});
const quasi = (name, description, type = "string") => ({
	name,
	type,
	attributeClass: "quasi-identifier",
	description
});
const sensitive = (name, description, type = "string") => ({
	name,
	type,
	attributeClass: "sensitive",
	description
});
const other = (name, description, type = "string") => ({
	name,
	type,
	attributeClass: "insensitive",
	description
});
/**
* The people of a world: the truth. Row i is person `personId[0] + i`; ids are contiguous by postcode,
* a household's ids are consecutive and lie inside one block of `BLOCK` ids.
*/
const PERSON = {
	name: "person",
	subject: "personId",
	columns: [
		direct("personId", "Serial number in the world", "integer"),
		direct("householdId", "The personId of the household's first member", "integer"),
		quasi("postcode", "Postcode of residence"),
		quasi("county", "County code of the postcode"),
		other("urbanity", "rural, suburban or urban, from the postcode"),
		direct("givenName", "Given name"),
		direct("surname", "Family name"),
		other("rareName", "Whether the surname is from the rare tail", "boolean"),
		quasi("sex", "F or M"),
		quasi("birthDate", "Date of birth", "date"),
		quasi("education", "Highest education"),
		quasi("occupation", "Occupation group"),
		sensitive("incomeBand", "Fifth of the income distribution, 1 lowest", "integer"),
		sensitive("politicalLeaning", "left, centre or right (GDPR Art. 9)"),
		other("interest", "The subject that the person likes most on social media"),
		quasi("followers", "Followers shown on the social profile", "integer"),
		direct("email", "E-mail address under a reserved domain"),
		direct("phone", "Telephone number under an area code that does not exist"),
		quasi("previousPostcode", "Postcode before the last move; missing if none within ten years"),
		other("movedOn", "Date of the last move; missing if none within ten years", "date"),
		other("tolerance", "Hidden willingness to be processed, 0 to 1, uniform", "decimal"),
		other("spend", "Yearly spend with the company if a customer", "decimal"),
		other("orders", "Orders in the last year if a customer", "integer"),
		other("responds", "Whether the person would answer a campaign", "boolean")
	]
};
/** Households never cross a multiple of this many person ids, so any shard of blocks stands alone. */
const BLOCK = 4096;
/** The columns of a `customer` table by the source that brings them. */
const CUSTOMER_COLUMNS = {
	signup: [
		direct("givenName", "Given name as typed"),
		direct("surname", "Family name as typed"),
		direct("email", "E-mail address as typed"),
		direct("phone", "Telephone number as typed"),
		quasi("sex", "F or M"),
		quasi("birthDate", "Date of birth as given", "date"),
		quasi("postcode", "Postcode as given, stale after a move")
	],
	social: [
		quasi("education", "Highest education from the profile"),
		quasi("occupation", "Occupation group from the profile"),
		other("interest", "The subject liked most on the profile"),
		quasi("followers", "Followers shown on the profile", "integer"),
		sensitive("politicalLeaning", "Leaning read off the profile (GDPR Art. 9)")
	],
	purchases: [
		sensitive("incomeBand", "Fifth of the income distribution, modelled from purchases", "integer"),
		other("spend", "Spend in the last year", "decimal"),
		quasi("orders", "Orders in the last year", "integer"),
		other("segment", "Marketing segment"),
		other("responded", "Whether the contact answered the last campaign", "boolean")
	]
};
/** Columns that every `customer` table has: keys and the consent state, never part of a release by default. */
const CUSTOMER_KEYS = [
	direct("contactId", "Serial number of the contact", "integer"),
	direct("subjectId", "Whom the company takes the contact to be: contacts that share an e-mail or phone are one", "integer"),
	other("consentRecorded", "Whether the ledger shows consent to marketing and sharing", "boolean"),
	other("optedOut", "Whether the contact objected (GDPR Art. 21)", "boolean")
];
/** Schema of a `customer` table that draws on these sources. */
function customerSchema(sources) {
	return {
		name: "customer",
		subject: "subjectId",
		columns: [...CUSTOMER_KEYS, ...[
			"signup",
			"social",
			"purchases"
		].filter((source) => sources.includes(source)).flatMap((source) => CUSTOMER_COLUMNS[source])]
	};
}
/** A register of adults such as an electoral roll: one row per registered person, names in the clear. */
const REGISTER = {
	name: "register",
	columns: [
		direct("givenName", "Given name"),
		direct("surname", "Family name"),
		quasi("sex", "F or M"),
		quasi("birthDate", "Date of birth", "date"),
		quasi("postcode", "Postcode, stale where the register has not followed a move")
	]
};
/** E-mail providers with their published shares, under reserved domains: common knowledge. */
const PROVIDERS = {
	name: "providers",
	columns: [other("domain", "E-mail domain"), other("share", "Share of addresses", "decimal")]
};
//#endregion
//#region src/schema/input-error.ts
/**
* Something the user gave is wrong: exit code 2, no stack trace.
* The message reads `stage.option: expected …, got …; remedy` and never holds a cell value of a
* user's file.
*/
var InputError = class extends Error {
	location;
	constructor(message, location = {}, options) {
		const { file, line, column } = location;
		const place = [
			file,
			line,
			line === void 0 ? void 0 : column
		].filter((part) => part !== void 0).join(":");
		super(place === "" ? message : `${place}: ${message}`, options);
		this.name = "InputError";
		this.location = location;
	}
};
//#endregion
//#region src/population/country-pack.ts
const COUNTRIES = { us: async () => (await import("./pack-BbS1EL_I.js")).unitedStates() };
const COUNTRY_IDS = Object.keys(COUNTRIES);
/** Loads a country pack on first use. */
async function loadCountry(id) {
	const load = Object.hasOwn(COUNTRIES, id) ? COUNTRIES[id] : void 0;
	if (load === void 0) throw new InputError(`population.country: expected one of ${COUNTRY_IDS.join(", ")}, got ${id}; choose a country that has a pack`);
	return load();
}
//#endregion
//#region src/population/world-plan.ts
/** Worlds of fewer people say nothing about a country. */
const SMALLEST_NATIONAL = 2e4;
/** Worlds of fewer postcodes say nothing about town and country. */
const FEWEST_POSTCODES = 30;
const DENSEST_CHANGE = 2;
/**
* Chooses whole postcodes at their real density: a systematic sample over the published size ranking,
* of as many postcodes as come closest to `people`, the largest then resized to meet it exactly.
*/
async function planWorld(options) {
	const { country, people, seed, asOf, correlation = 1 } = options;
	const { postcodes } = await loadCountry(country);
	const residents = postcodes.people.reduce((sum, size) => sum + size, 0);
	if (!Number.isInteger(people) || people < 1 || people > residents) throw new InputError(`population.people: expected an integer from 1 to ${residents}, got ${people}; choose fewer people than ${country} has`);
	if (!Number.isSafeInteger(seed) || seed < 0) throw new InputError(`population.seed: expected an integer >= 0, got ${seed}; choose for example 42`);
	const asOfDay = parseDate(asOf);
	if (Number.isNaN(asOfDay)) throw new InputError(`population.asOf: expected a date YYYY-MM-DD, got ${asOf}; choose for example 2026-01-01`);
	if (!(correlation >= 0 && correlation <= 1)) throw new InputError(`population.correlation: expected a number from 0 to 1, got ${correlation}; 0 switches the assumed correlations off`);
	const chosen = samplePostcodes(postcodes, people, residents, keyedDraws({
		seed,
		stage: "population",
		instance: "",
		attribute: "postcodes"
	}).uniform(0));
	const sizes = chosen.map((index) => postcodes.people[index]);
	const largest = sizes.indexOf(Math.max(...sizes));
	const published = sizes[largest];
	sizes[largest] = people - sizes.reduce((sum, size) => sum + size, 0) + published;
	const firstId = new Float64Array(chosen.length + 1);
	sizes.forEach((size, i) => firstId[i + 1] = firstId[i] + size);
	return {
		country,
		people,
		seed,
		asOf,
		asOfDay,
		correlation,
		postcodes: Uint32Array.from(chosen),
		firstId,
		blocks: Math.ceil(people / BLOCK),
		resized: {
			code: postcodes.codes[chosen[largest]],
			published,
			people: sizes[largest]
		},
		notAssessable: notAssessable(people, chosen.length)
	};
}
/**
* Postcodes at ranks (start + i) · N/n of the size ranking, for the n that balances a total close to
* `people` against a spacing close to the expected one. Where no total leaves the largest postcode
* between 1 person and twice its published size, the single postcode of the nearest size is taken.
*/
function samplePostcodes({ people: sizes, codes }, people, residents, start) {
	const ranking = Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || (codes[a] < codes[b] ? -1 : 1));
	const expected = people / (residents / ranking.length);
	let best = [ranking.reduce((nearest, index) => Math.abs(sizes[index] - people) < Math.abs(sizes[nearest] - people) ? index : nearest)];
	let bestCost = Infinity;
	const reach = Math.max(3, Math.min(expected / 2, 60));
	for (let n = Math.max(1, Math.floor(expected - reach)); n <= Math.min(ranking.length, Math.ceil(expected + reach)); n++) {
		const chosen = Array.from({ length: n }, (_, i) => Math.floor((i + start) * ranking.length / n)).map((rank) => ranking[rank]);
		const total = chosen.reduce((sum, index) => sum + sizes[index], 0);
		const largest = sizes[chosen[0]];
		const resized = people - total + largest;
		if (resized < 1 || resized > DENSEST_CHANGE * largest) continue;
		const cost = Math.abs(total - people) / people + Math.abs(n / expected - 1);
		if (cost < bestCost) {
			best = chosen;
			bestCost = cost;
		}
	}
	return [...best].sort((a, b) => a - b);
}
function notAssessable(people, postcodes) {
	const list = [];
	if (people < SMALLEST_NATIONAL) list.push(`world and national figures: ${people.toLocaleString("en")} people, at least ${SMALLEST_NATIONAL.toLocaleString("en")} are needed`);
	if (postcodes < FEWEST_POSTCODES) list.push(`urban and rural figures: ${postcodes} postcodes, at least ${FEWEST_POSTCODES} are needed`);
	return list;
}
/** The segments of a block, in the order of the ids. */
function segmentsOf(plan, block) {
	const { firstId, people } = plan;
	const start = block * BLOCK;
	const end = Math.min(start + BLOCK, people);
	if (!Number.isInteger(block) || start < 0 || start >= people) throw new RangeError(`population.block: expected 0..${plan.blocks - 1}, got ${block}`);
	let low = 0;
	let high = firstId.length - 1;
	while (high - low > 1) {
		const middle = low + high >>> 1;
		if (firstId[middle] <= start) low = middle;
		else high = middle;
	}
	const segments = [];
	for (let postcode = low; postcode < firstId.length - 1 && firstId[postcode] < end; postcode++) {
		const from = Math.max(start, firstId[postcode]);
		const to = Math.min(end, firstId[postcode + 1]);
		if (to > from) segments.push({
			postcode,
			from,
			to
		});
	}
	return segments;
}
//#endregion
//#region src/workers/ordered-results.ts
/**
* Spreads items over lanes and yields the results in item order, with at most `lookAhead` items begun
* and not yet taken. Ends every lane however it is left.
*/
async function* orderedResults(items, lanes, lookAhead) {
	const source = items[Symbol.iterator]();
	const idle = [...lanes];
	const begun = [];
	let exhausted = false;
	let failed = false;
	const begin = () => {
		while (!exhausted && !failed && idle.length > 0 && begun.length < lookAhead) {
			const next = source.next();
			if (next.done === true) {
				exhausted = true;
				return;
			}
			const lane = idle.pop();
			const result = lane.run(next.value);
			begun.push(result);
			result.then(() => {
				idle.push(lane);
				begin();
			}, () => {
				failed = true;
			});
		}
	};
	try {
		begin();
		while (begun.length > 0) {
			const result = await begun[0];
			begun.shift();
			begin();
			yield result;
		}
	} finally {
		source.return?.();
		await Promise.all(lanes.map((lane) => lane.end()));
	}
}
/** The checked number of lanes and look-ahead of a map's options. */
function laneCounts({ workers = 1, lookAhead = 2 * workers } = {}) {
	if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`workers.workers: expected an integer >= 1, got ${workers}`);
	if (!Number.isInteger(lookAhead) || lookAhead < 1) throw new RangeError(`workers.lookAhead: expected an integer >= 1, got ${lookAhead}`);
	return {
		workers,
		lookAhead
	};
}
//#endregion
//#region src/workers/inline-workers.ts
/** Runs the job where it is called, one item at a time, each when its result is asked for. */
const mapInline = async function* (job, context, items, options) {
	laneCounts(options);
	const { start } = await job.load();
	const run = await start(context);
	for (const item of items) yield await run(item);
};
//#endregion
//#region src/population/assumed-correlations.ts
const assumed = (id, strength, statement, kind = "linear") => ({
	id,
	statement,
	strength,
	kind,
	source: "assumed"
});
/**
* Every relation between attributes of a person that no published figure gives. The option
* `correlation` multiplies all strengths: at 0 each attribute below is independent of the others.
* What is not here is structure: children go to school, names follow sex and decade, members of a
* household live at one address.
*/
const ASSUMED_CORRELATIONS = [
	assumed("education.household", .45, "Members of a household have similar education: loading of its common factor"),
	assumed("occupation.education", .8, "Occupation follows education: weight of the education-specific shares against the overall ones"),
	assumed("income.education", .45, "Income rises with the household's education: loading"),
	assumed("income.age", .2, "Income is highest in middle age: loading of the distance from age 50"),
	assumed("income.urbanity", .12, "Income rises with urbanity: loading"),
	assumed("income.education-age", .15, "Education pays more with age", "interaction"),
	assumed("leaning.age", .2, "Older people lean right: loading"),
	assumed("leaning.education", -.15, "The educated lean left: loading"),
	assumed("leaning.urbanity", -.22, "Towns lean left: loading"),
	assumed("leaning.sex", -.1, "Women lean left: loading"),
	assumed("leaning.household", .5, "Partners and families agree more often: loading of the household's common factor"),
	assumed("leaning.education-age", -.14, "Education moves the young more than the old", "interaction"),
	assumed("leaning.urbanity-sex", -.1, "Town and country differ more among women", "interaction"),
	assumed("interest.leaning", .8, "Some subjects are liked on one side: log-rate per unit of the leaning trait times the subject's own weight"),
	assumed("interest.age", .6, "Some subjects are liked by the old or the young: log-rate per unit of age"),
	assumed("interest.sex", .6, "Some subjects are liked by women or men: log-rate"),
	assumed("interest.leaning-age", .3, "Subjects speak for a leaning more among the young", "interaction"),
	assumed("followers.age", -.3, "The young have more followers: loading"),
	assumed("tolerance.age", -.25, "The old tolerate less processing: loading"),
	assumed("tolerance.leaning", .1, "Tolerance differs by leaning: loading"),
	assumed("moves.age", -.6, "The young move more often: log-rate per unit of age"),
	assumed("orders.income", .3, "The rich order more often: log-rate per unit of income"),
	assumed("orders.interest", .5, "Some subjects go with buying: log-rate"),
	assumed("spend.income", .35, "The rich spend more per order: log-rate per unit of income"),
	assumed("responds.interest", .3, "Some subjects go with answering: loading"),
	assumed("responds.age", .15, "The old answer more often: loading"),
	assumed("responds.orders", .3, "Frequent buyers answer more often: loading"),
	assumed("responds.interest-age", .2, "The subject matters more among the old", "interaction"),
	assumed("email.missing-age", .5, "The old more often have no e-mail address: log-odds per unit of age")
];
const STRENGTHS = new Map(ASSUMED_CORRELATIONS.map(({ id, strength }) => [id, strength]));
/** The strength of a relation at a correlation scale from 0 to 1. */
function strengthOf(id, scale) {
	const strength = STRENGTHS.get(id);
	if (strength === void 0) throw new Error(`population.correlation: expected the id of an assumed correlation, got ${id}`);
	return strength * scale;
}
//#endregion
//#region src/population/block-context.ts
/** Runs the attributes in order; gives all their columns, hidden ones included. */
function makeColumns(world, block, firstId, rows, attributes) {
	const columns = /* @__PURE__ */ new Map();
	for (const attribute of attributes) {
		const input = (name) => {
			const column = attribute.inputs.includes(name) ? columns.get(name) : void 0;
			if (column === void 0) throw new Error(`population.attributes: expected ${name} among the inputs of ${attribute.makes.join(", ")} and made before, got neither`);
			return column;
		};
		const made = attribute.make({
			...world,
			block,
			firstId,
			rows,
			draws: (name) => keyedDraws({
				seed: world.plan.seed,
				stage: "population",
				instance: "",
				attribute: name
			}),
			strength: (id) => strengthOf(id, world.plan.correlation),
			numbers: (name) => {
				const column = input(name);
				if (column.kind !== "number") throw new Error(`population.attributes: expected numbers in ${name}, got codes`);
				return column.values;
			},
			texts: (name) => {
				const column = input(name);
				if (column.kind !== "coded") throw new Error(`population.attributes: expected codes in ${name}, got numbers`);
				return (row) => column.dictionary[column.codes[row]] ?? null;
			}
		});
		for (const name of attribute.makes) columns.set(name, made[name]);
	}
	return columns;
}
function integers(values) {
	return {
		kind: "number",
		type: "integer",
		values
	};
}
function dates(values) {
	return {
		kind: "number",
		type: "date",
		values
	};
}
function decimals(values) {
	return {
		kind: "number",
		type: "decimal",
		values
	};
}
/** A coded column of one text per row. */
function texts(rows, textAt, type = "string") {
	return codeTexts(rowTexts(rows, textAt), rows, type);
}
function* rowTexts(rows, textAt) {
	for (let row = 0; row < rows; row++) yield textAt(row);
}
//#endregion
//#region src/population/household-model.ts
/** What a person is in the household. The anchor is its first member, in a couple the younger partner. */
const ROLE = {
	anchor: 0,
	partner: 1,
	child: 2,
	flatmate: 3,
	elder: 4
};
/** Assumed make-up of households by size: members besides the anchor, in order, and prior share within the size. */
const COMPOSITIONS = [
	{
		members: [],
		share: 1
	},
	{
		members: [ROLE.partner],
		share: .66
	},
	{
		members: [ROLE.child],
		share: .2
	},
	{
		members: [ROLE.flatmate],
		share: .14
	},
	...[
		3,
		4,
		5,
		6,
		7
	].flatMap((size) => [
		{
			members: [ROLE.partner, ...children(size - 2)],
			share: .7
		},
		{
			members: children(size - 1),
			share: .14
		},
		{
			members: Array(size - 1).fill(ROLE.flatmate),
			share: size < 6 ? .06 : .02
		},
		{
			members: [
				ROLE.partner,
				...children(size - 3),
				ROLE.elder
			],
			share: .1
		}
	])
];
function children(count) {
	return Array(count).fill(ROLE.child);
}
const ADULT$1 = 18;
/** Assumed, of couples: both partners of one sex. */
const SAME_SEX_COUPLES = .015;
/** Assumed, of couples of two ages: the older is a man. */
const OLDER_IS_MAN = .72;
const OLDEST_GAP = 20;
/** Assumed: the partners' ages differ by g years with a share falling by this factor per year. */
const GAP_FALL = .76;
/** Fits the household model of a country. Plain arithmetic, so that it is the same everywhere. */
function householdModel(pack) {
	const target = normalized(pack.residents.female.map((women, age) => women + pack.residents.male[age]));
	const kernels = new Map([
		[ROLE.partner, ageKernels(partnerWeight)],
		[ROLE.child, ageKernels(childWeight)],
		[ROLE.flatmate, ageKernels(flatmateWeight)],
		[ROLE.elder, ageKernels(elderWeight)]
	]);
	const archetypes = listArchetypes(pack.householdSizes, kernels);
	const weights = fitWeights(archetypes, pack.householdSizes, target);
	const tables = new Map([...kernels].map(([role, byAge]) => [role, byAge.map((kernel) => kernel.some((weight) => weight > 0) ? aliasTable(kernel) : void 0)]));
	const bySize = pack.householdSizes.map((_, i) => {
		const first = archetypes.findIndex(({ members }) => members.length === i);
		const last = archetypes.findLastIndex(({ members }) => members.length === i);
		return {
			table: aliasTable(weights.subarray(first, last + 1)),
			first
		};
	});
	const expectedAges = normalized(expectedCounts(archetypes, weights));
	return {
		sizes: aliasTable(pack.householdSizes),
		archetypes: bySize,
		membersOf: (archetype) => archetypes[archetype].members,
		anchorAgeOf: (archetype) => archetypes[archetype].anchorAge,
		memberAge: (role, anchorAge, uniform) => tables.get(role)?.[anchorAge]?.pick(uniform) ?? anchorAge,
		coupleSexes,
		womenOutsideCouples: womenOutsideCouples(pack, archetypes, weights, kernels.get(ROLE.partner), expectedAges),
		expectedAges
	};
}
function listArchetypes(sizes, kernels) {
	const archetypes = [];
	for (const { members, share } of [...COMPOSITIONS].sort((a, b) => a.members.length - b.members.length)) {
		if (members.length >= sizes.length) continue;
		for (let anchorAge = ADULT$1; anchorAge <= 100; anchorAge++) {
			const expected = new Float64Array(105);
			expected[anchorAge] = 1;
			let prior = share;
			for (const role of members) {
				const kernel = kernels.get(role)[anchorAge];
				const mass = kernel.reduce((sum, weight) => sum + weight, 0);
				if (mass > 0) for (let age = 0; age <= 104; age++) expected[age] += kernel[age] / mass;
				else prior = 0;
			}
			for (const role of new Set(members)) prior *= kernels.get(role)[anchorAge].reduce((sum, weight) => sum + weight, 0);
			if (!(prior > 0)) continue;
			const ages = Uint8Array.from([...expected.keys()].filter((age) => expected[age] > 0));
			archetypes.push({
				members,
				anchorAge,
				prior,
				ages,
				counts: Float64Array.from(ages, (age) => expected[age])
			});
		}
	}
	return archetypes;
}
const FIT_ROUNDS = 120;
/**
* Multiplicative fit (Richardson-Lucy, which is EM for mixture weights): each archetype's weight times
* the mean over its members of target share / expected share, then the size shares restored.
*
* Y. Vardi, L. A. Shepp, L. Kaufman, "A statistical model for positron emission tomography", JASA
* 80(389), 1985, equation 2.13, doi:10.2307/2288030.
*/
function fitWeights(archetypes, sizes, target) {
	const weights = Float64Array.from(archetypes, ({ prior }) => prior);
	const restoreSizes = () => {
		const totals = new Float64Array(sizes.length);
		archetypes.forEach(({ members }, j) => totals[members.length] += weights[j]);
		archetypes.forEach(({ members }, j) => weights[j] *= sizes[members.length] / totals[members.length]);
	};
	restoreSizes();
	for (let round = 0; round < FIT_ROUNDS; round++) {
		const expected = normalized(expectedCounts(archetypes, weights));
		const ratio = target.map((share, age) => share / Math.max(expected[age], 1e-12));
		archetypes.forEach(({ ages, counts, members }, j) => {
			let sum = 0;
			for (let i = 0; i < ages.length; i++) sum += counts[i] * ratio[ages[i]];
			weights[j] *= sum / (members.length + 1);
		});
		restoreSizes();
	}
	return weights;
}
function expectedCounts(archetypes, weights) {
	const expected = new Float64Array(105);
	archetypes.forEach(({ ages, counts }, j) => {
		for (let i = 0; i < ages.length; i++) expected[ages[i]] += counts[i] * weights[j];
	});
	return expected;
}
function ageKernels(weight) {
	return Array.from({ length: 105 }, (_, anchorAge) => Float64Array.from({ length: 105 }, (__, age) => weight(anchorAge, age)));
}
/** The partner is the same age or older; couples are rare below 22. */
function partnerWeight(anchorAge, age) {
	const gap = age - anchorAge;
	if (gap < 0 || gap > OLDEST_GAP) return 0;
	let weight = Math.min(1, (anchorAge - 15) / 12);
	for (let year = 0; year < gap; year++) weight *= GAP_FALL;
	return weight;
}
/** Born when the anchor was 18 to 45, mostly around 27; sons and daughters leave from 18 on. */
function childWeight(anchorAge, age) {
	const atBirth = anchorAge - age;
	if (atBirth < 18 || atBirth > 45) return 0;
	return (atBirth - 16) * (46 - atBirth) * (46 - atBirth) / 4e3 * (age < 18 ? 1 : age < 23 ? .7 - .06 * (age - 18) : age < 30 ? .32 - .03 * (age - 23) : age < 50 ? .06 : .03);
}
/** Adults of about the same age; most often in their twenties. */
function flatmateWeight(anchorAge, age) {
	const gap = Math.abs(age - anchorAge);
	if (age < ADULT$1 || gap > 12) return 0;
	return (anchorAge < 32 ? 1 : anchorAge < 45 ? .4 : .15) / (1 + gap * gap * .25);
}
/** A parent of one of the partners. */
function elderWeight(anchorAge, age) {
	const gap = age - anchorAge;
	return gap >= 19 && gap <= 40 ? 1 - Math.abs(gap - 28) / 22 : 0;
}
function coupleSexes(anchorAge, partnerAge, uniform, uniform2) {
	const womanAnchor = uniform2 < (anchorAge === partnerAge ? .5 : OLDER_IS_MAN);
	return [womanAnchor, uniform < SAME_SEX_COUPLES ? womanAnchor : !womanAnchor];
}
/** What the couples of the fit leave over of each sex and age, as a share of women. */
function womenOutsideCouples(pack, archetypes, weights, partners, expectedAges) {
	const women = new Float64Array(105);
	const men = new Float64Array(105);
	archetypes.forEach(({ members, anchorAge }, j) => {
		if (members[0] !== ROLE.partner) return;
		const kernel = partners[anchorAge];
		const mass = kernel.reduce((sum, weight) => sum + weight, 0);
		for (let age = anchorAge; age <= 104; age++) {
			const couples = weights[j] * kernel[age] / mass;
			const womanAnchor = age === anchorAge ? .5 : OLDER_IS_MAN;
			const womanPartner = SAME_SEX_COUPLES * womanAnchor + (1 - SAME_SEX_COUPLES) * (1 - womanAnchor);
			women[anchorAge] += couples * womanAnchor;
			men[anchorAge] += couples * (1 - womanAnchor);
			women[age] += couples * womanPartner;
			men[age] += couples * (1 - womanPartner);
		}
	});
	const perHousehold = pack.householdSizes.reduce((sum, share, i) => sum + share * (i + 1), 0);
	return expectedAges.map((share, age) => {
		const people = share * perHousehold;
		const womenAtAge = pack.residents.female[age];
		const womenTarget = people * womenAtAge / (womenAtAge + pack.residents.male[age]);
		const outside = people - women[age] - men[age];
		return outside > 0 ? Math.min(.97, Math.max(.03, (womenTarget - women[age]) / outside)) : .5;
	});
}
function normalized(counts) {
	const total = counts.reduce((sum, count) => sum + count, 0);
	return counts.map((count) => count / total);
}
//#endregion
//#region src/population/move-origins.ts
function moveOrigins({ people, county, countyState }) {
	const byCounty = areas(people, (index) => String(county[index]));
	const byState = areas(people, (index) => countyState[county[index]]);
	const country = areas(people, () => "").get("");
	const pick = (distance, current, uniform) => {
		const area = distance === "county" ? byCounty.get(String(county[current])) : distance === "state" ? byState.get(countyState[county[current]]) : country;
		if (area.members.length === 1 && distance !== "country") return pick(distance === "county" ? "state" : "country", current, uniform);
		const at = position(area.cumulative, uniform * area.cumulative.at(-1));
		const chosen = area.members[at];
		return chosen === current ? area.members[(at + 1) % area.members.length] : chosen;
	};
	return { pick };
}
function areas(people, areaOf) {
	const members = /* @__PURE__ */ new Map();
	for (let index = 0; index < people.length; index++) {
		const area = areaOf(index);
		const list = members.get(area);
		if (list === void 0) members.set(area, [index]);
		else list.push(index);
	}
	return new Map([...members].map(([area, list]) => {
		let sum = 0;
		return [area, {
			members: Uint32Array.from(list),
			cumulative: Float64Array.from(list, (index) => sum += people[index])
		}];
	}));
}
/** The first position whose cumulative size exceeds `value`. */
function position(cumulative, value) {
	let low = 0;
	let high = cumulative.length - 1;
	while (low < high) {
		const middle = low + high >>> 1;
		if (cumulative[middle] > value) high = middle;
		else low = middle + 1;
	}
	return low;
}
//#endregion
//#region src/population/attributes/scores.ts
/** Age against the adults' mean and spread; children count as the youngest adults. */
function ageScore(age) {
	return Math.min(2.2, Math.max(-1.6, (age - 48) / 18));
}
/** Rural, suburban, urban, at the places that about 15, 35 and 50 % of people make standard. */
function urbanityScore(urbanity) {
	return urbanity === "rural" ? -1.8 : urbanity === "suburban" ? -.4 : .8;
}
function sexScore(woman) {
	return woman === 1 ? 1 : -1;
}
/** A trait from its explained part and the squares of its loadings; `noise` is standard normal. */
function trait(explained, loadings, noise) {
	let variance = 1;
	for (const loading of loadings) variance -= loading * loading;
	return explained + sqrt(Math.max(0, variance)) * noise;
}
/** A standard normal draw. */
function normal(draws, entity) {
	return normalQuantile(draws.uniform(entity));
}
//#endregion
//#region src/population/attributes/address.ts
/** Assumed: postcodes of fewer than these published people are rural, suburban; the others urban. */
const SUBURBAN_FROM = 5e3;
const URBAN_FROM = 25e3;
const YEARS_REMEMBERED = 10;
/** Postcode, its county and its urbanity, which the published size decides. */
const address = {
	makes: [
		"postcode",
		"county",
		"urbanity"
	],
	inputs: ["place"],
	make({ pack: { postcodes }, rows, numbers }) {
		const place = numbers("place");
		return {
			postcode: texts(rows, (row) => postcodes.codes[place[row]]),
			county: texts(rows, (row) => postcodes.counties[postcodes.county[place[row]]]),
			urbanity: texts(rows, (row) => {
				const people = postcodes.people[place[row]];
				return people < SUBURBAN_FROM ? "rural" : people < URBAN_FROM ? "suburban" : "urban";
			})
		};
	}
};
/**
* The last move within ten years. A household moves together, flatmates alone; the time since the last
* move is exponential at the published yearly rate, which is assumed to fall with the anchor's age.
* Nobody moved before birth.
*/
const lastMove = {
	makes: ["previousPostcode", "movedOn"],
	inputs: [
		"place",
		"age",
		"ownUnit",
		"birthDate"
	],
	make({ plan, pack, origins, rows, firstId, draws, strength, numbers }) {
		const [place, age, unit, birth] = [
			numbers("place"),
			numbers("age"),
			numbers("ownUnit"),
			numbers("birthDate")
		];
		const [times, distances, places] = [
			draws("movedOn"),
			draws("movedOn.distance"),
			draws("previousPostcode")
		];
		const { withinCounty, withinState, betweenStates } = pack.moves;
		const yearly = withinCounty + withinState + betweenStates;
		const byAge = strength("moves.age");
		const movedOn = new Int32Array(rows).fill(MISSING_INTEGER);
		const from = new Int32Array(rows).fill(-1);
		for (let row = 0; row < rows; row++) {
			const mover = unit[row];
			const rate = Math.min(.6, yearly * exp(byAge * ageScore(age[mover - firstId]) - byAge * byAge / 2));
			const years = ln(times.uniform(mover)) / ln(1 - rate);
			const day = plan.asOfDay - Math.floor(years * 365.25);
			if (years >= YEARS_REMEMBERED || day < birth[row]) continue;
			movedOn[row] = day;
			const u = distances.uniform(mover) * yearly;
			const distance = u < withinCounty ? "county" : u < withinCounty + withinState ? "state" : "country";
			from[row] = origins.pick(distance, place[row], places.uniform(mover));
		}
		return {
			previousPostcode: texts(rows, (row) => from[row] === -1 ? null : pack.postcodes.codes[from[row]]),
			movedOn: dates(movedOn)
		};
	}
};
//#endregion
//#region src/population/attributes/profile.ts
/**
* Subjects that people like, most popular first, with invented labels that say nothing. The weights are
* assumed: how a liking moves with leaning (positive: right), age (positive: old) and sex (positive:
* women), and with buying and with answering campaigns.
*/
const SUBJECTS = [
	{
		label: "Harbour Notes",
		leaning: 0,
		age: .3,
		woman: .2,
		buying: .2,
		answering: .4
	},
	{
		label: "Lantern Hour",
		leaning: .9,
		age: .5,
		woman: -.2,
		buying: 0,
		answering: .2
	},
	{
		label: "Copper Kettle",
		leaning: 0,
		age: .4,
		woman: .8,
		buying: .8,
		answering: .6
	},
	{
		label: "Paper Planes",
		leaning: -.9,
		age: -.6,
		woman: .2,
		buying: -.2,
		answering: -.4
	},
	{
		label: "Second Lap",
		leaning: .1,
		age: -.2,
		woman: -.9,
		buying: .1,
		answering: -.2
	},
	{
		label: "Window Seat",
		leaning: -.2,
		age: 0,
		woman: .3,
		buying: .6,
		answering: .1
	},
	{
		label: "Gravel Road",
		leaning: .7,
		age: .2,
		woman: -.7,
		buying: .3,
		answering: 0
	},
	{
		label: "Night Shift",
		leaning: -.1,
		age: -.9,
		woman: -.3,
		buying: -.1,
		answering: -.7
	},
	{
		label: "Long Table",
		leaning: 0,
		age: .2,
		woman: .5,
		buying: .7,
		answering: .5
	},
	{
		label: "Seven Bridges",
		leaning: -.7,
		age: .1,
		woman: .1,
		buying: 0,
		answering: 0
	},
	{
		label: "Spare Parts",
		leaning: .3,
		age: .3,
		woman: -1,
		buying: .4,
		answering: .1
	},
	{
		label: "Slow Morning",
		leaning: -.1,
		age: .6,
		woman: .6,
		buying: .1,
		answering: .7
	},
	{
		label: "Extra Time",
		leaning: 0,
		age: -.3,
		woman: -.8,
		buying: 0,
		answering: -.3
	},
	{
		label: "Patchwork",
		leaning: .1,
		age: .8,
		woman: 1,
		buying: .5,
		answering: .8
	},
	{
		label: "Open Tabs",
		leaning: -.4,
		age: -.7,
		woman: -.4,
		buying: .5,
		answering: -.5
	},
	{
		label: "North Window",
		leaning: 1,
		age: .1,
		woman: 0,
		buying: -.1,
		answering: 0
	},
	{
		label: "Small Hours",
		leaning: -.3,
		age: -.8,
		woman: .1,
		buying: -.3,
		answering: -.6
	},
	{
		label: "Field Day",
		leaning: .4,
		age: 0,
		woman: -.2,
		buying: .2,
		answering: .2
	},
	{
		label: "Third Floor",
		leaning: -1,
		age: -.2,
		woman: .3,
		buying: 0,
		answering: .1
	},
	{
		label: "Good Fences",
		leaning: .6,
		age: .7,
		woman: 0,
		buying: .2,
		answering: .5
	},
	{
		label: "Bright Side",
		leaning: .2,
		age: .1,
		woman: .7,
		buying: .6,
		answering: .4
	},
	{
		label: "Fine Print",
		leaning: -.5,
		age: .4,
		woman: 0,
		buying: -.2,
		answering: -.1
	},
	{
		label: "Loose Change",
		leaning: 0,
		age: -.4,
		woman: -.1,
		buying: -.6,
		answering: .3
	},
	{
		label: "Last Bus",
		leaning: -.2,
		age: -.5,
		woman: 0,
		buying: -.5,
		answering: -.2
	}
];
/** Assumed: popularity falls as rank to this power. */
const POPULARITY = SUBJECTS.map((_, rank) => pow(rank + 1, -.6));
/** The subject liked most; hidden `subject`, its index. */
const interest = {
	makes: ["interest", "subject"],
	inputs: [
		"age",
		"woman",
		"leaningTrait"
	],
	make({ rows, firstId, draws, strength, numbers }) {
		const [age, woman, leaning] = [
			numbers("age"),
			numbers("woman"),
			numbers("leaningTrait")
		];
		const likes = draws("interest");
		const [byLeaning, byAge, bySex, byLeaningAge] = [
			"interest.leaning",
			"interest.age",
			"interest.sex",
			"interest.leaning-age"
		].map(strength);
		const cumulative = new Float64Array(SUBJECTS.length);
		const subject = new Int32Array(rows);
		for (let row = 0; row < rows; row++) {
			const years = ageScore(age[row]);
			const side = leaning[row] * (byLeaning - byLeaningAge * years);
			const gender = sexScore(woman[row]);
			let sum = 0;
			for (let i = 0; i < SUBJECTS.length; i++) {
				const weights = SUBJECTS[i];
				sum += POPULARITY[i] * exp(side * weights.leaning + byAge * years * weights.age + bySex * gender * weights.woman);
				cumulative[i] = sum;
			}
			const at = likes.uniform(firstId + row) * sum;
			let i = 0;
			while (cumulative[i] < at) i++;
			subject[row] = i;
		}
		return {
			interest: texts(rows, (row) => SUBJECTS[subject[row]].label),
			subject: integers(subject)
		};
	}
};
/**
* Friends or followers at percentiles of the network of 2011 (LDBC facebookBucket100, midpoints of the
* published brackets; Ugander et al., arXiv:1111.4503: median 99, cap 5,000), as (normal quantile,
* logarithm); between them the logarithm is linear.
*/
const FOLLOWERS = [
	[.001, 1],
	[.05, 3],
	[.1, 9],
	[.25, 32],
	[.5, 97],
	[.75, 232],
	[.9, 435],
	[.95, 648],
	[.99, 946],
	[.99999, 5e3]
].map(([percentile, followers]) => [normalQuantile(percentile), ln(followers)]);
/** Nobody younger has a profile. */
const PROFILE_FROM = 13;
/** Followers shown on the profile; missing below 13. */
const followers = {
	makes: ["followers"],
	inputs: ["age"],
	make({ rows, firstId, draws, strength, numbers }) {
		const age = numbers("age");
		const noise = draws("followers");
		const byAge = strength("followers.age");
		return { followers: integers(Int32Array.from({ length: rows }, (_, row) => age[row] < PROFILE_FROM ? MISSING_INTEGER : followersAt(trait(byAge * ageScore(age[row]), [byAge], normal(noise, firstId + row))))) };
	}
};
function followersAt(z) {
	const next = FOLLOWERS.findIndex(([bound]) => z < bound);
	if (next === 0) return 1;
	if (next === -1) return 5e3;
	const [fromZ, from] = FOLLOWERS[next - 1];
	const [toZ, to] = FOLLOWERS[next];
	return Math.round(exp(from + (z - fromZ) / (toZ - fromZ) * (to - from)));
}
//#endregion
//#region src/population/attributes/commerce.ts
/** Assumed: mean orders a year of an average person and their overdispersion (0.9: many buy once or never). */
const MEAN_ORDERS = 2.6;
const ORDER_DISPERSION = .9;
/** Assumed: the median order is 38 USD; orders of one person spread around it, people more. */
const MEDIAN_ORDER = 38;
const ORDER_SPREAD = .7;
/** Assumed: share that answers a campaign. */
const RESPONSE = .12;
/** Orders in a year if the person is a customer: a negative binomial whose mean follows income and interest. */
const orders = {
	makes: ["orders"],
	inputs: ["incomeTrait", "subject"],
	make({ rows, firstId, draws, strength, numbers }) {
		const [income, subject] = [numbers("incomeTrait"), numbers("subject")];
		const [rates, counts] = [draws("orders.rate"), draws("orders")];
		const [byIncome, byInterest] = [strength("orders.income"), strength("orders.interest")];
		const values = new Int32Array(rows);
		for (let row = 0; row < rows; row++) values[row] = negativeBinomial(MEAN_ORDERS * exp(byIncome * income[row] + byInterest * SUBJECTS[subject[row]].buying), ORDER_DISPERSION, rates, counts, firstId + row);
		return { orders: integers(values) };
	}
};
/** Spend of those orders in USD, to the cent: a log-normal mean order times their number. */
const spend = {
	makes: ["spend"],
	inputs: ["orders", "incomeTrait"],
	make({ rows, firstId, draws, strength, numbers }) {
		const [count, income] = [numbers("orders"), numbers("incomeTrait")];
		const noise = draws("spend");
		const byIncome = strength("spend.income");
		const values = new Float64Array(rows);
		for (let row = 0; row < rows; row++) {
			const perOrder = lognormal(noise.uniform(firstId + row), ln(MEDIAN_ORDER) + byIncome * income[row], ORDER_SPREAD);
			values[row] = Math.round(perOrder * count[row] * 100) / 100;
		}
		return { spend: decimals(values) };
	}
};
/** Whether the person would answer a campaign: a trait that interest, age and orders move, interest more among the old. */
const responds = {
	makes: ["responds"],
	inputs: [
		"age",
		"orders",
		"subject"
	],
	make({ rows, firstId, draws, strength, numbers }) {
		const [age, count, subject] = [
			numbers("age"),
			numbers("orders"),
			numbers("subject")
		];
		const noise = draws("responds");
		const loadings = [
			"responds.interest",
			"responds.age",
			"responds.orders",
			"responds.interest-age"
		].map(strength);
		const threshold = normalQuantile(1 - RESPONSE);
		return { responds: texts(rows, (row) => {
			const years = ageScore(age[row]);
			const liking = (SUBJECTS[subject[row]].answering - .1) / .4;
			const buying = sqrt(count[row]) - 1.4;
			return trait(loadings[0] * liking + loadings[1] * years + loadings[2] * buying + loadings[3] * liking * years, loadings, normal(noise, firstId + row)) > threshold ? "true" : "false";
		}, "boolean") };
	}
};
//#endregion
//#region src/population/attributes/naming.ts
/** Assumed: partners with one family name; children with the name of the household's first member. */
const COUPLES_SHARE_NAME = .72;
const CHILDREN_SHARE_NAME = .92;
/** Assumed: elders with the name of the household's first member (otherwise in-laws or remarried). */
const ELDERS_SHARE_NAME = .45;
const SHARING = {
	[ROLE.partner]: COUPLES_SHARE_NAME,
	[ROLE.child]: CHILDREN_SHARE_NAME,
	[ROLE.elder]: ELDERS_SHARE_NAME
};
/** Family name, whether it is from the rare tail, and its rank (hidden). */
const surname = {
	makes: [
		"surname",
		"rareName",
		"surnameRank"
	],
	inputs: ["role", "householdId"],
	make({ pack: { surnames }, rows, firstId, draws, numbers }) {
		const [role, home] = [numbers("role"), numbers("householdId")];
		const [names, sharing] = [draws("surname"), draws("surname.shared")];
		const ranks = new Int32Array(rows);
		for (let row = 0; row < rows; row++) {
			const id = firstId + row;
			ranks[row] = sharing.uniform(id) < (SHARING[role[row]] ?? 0) ? ranks[home[row] - firstId] : surnames.pick(names.uniform(id, 0), names.uniform(id, 1));
		}
		return {
			surname: texts(rows, (row) => surnames.nameOf(ranks[row])),
			rareName: texts(rows, (row) => ranks[row] < surnames.rareFrom ? "false" : "true", "boolean"),
			surnameRank: integers(ranks)
		};
	}
};
/** Given name by sex and birth year, and its index (hidden). */
const givenName = {
	makes: ["givenName", "givenNameIndex"],
	inputs: ["woman", "birthDate"],
	make({ pack: { givenNames }, rows, firstId, draws, numbers }) {
		const [woman, birth] = [numbers("woman"), numbers("birthDate")];
		const names = draws("givenName");
		const index = new Int32Array(rows);
		for (let row = 0; row < rows; row++) index[row] = givenNames.pick(woman[row] === 1, birthYear(birth[row]), names.uniform(firstId + row));
		return {
			givenName: texts(rows, (row) => givenNames.names[index[row]]),
			givenNameIndex: integers(index)
		};
	}
};
/** Calendar year of a day since 1970-01-01. */
function birthYear(day) {
	return (/* @__PURE__ */ new Date(day * 864e5)).getUTCFullYear();
}
//#endregion
//#region src/population/attributes/contact.ts
/** Assumed: partners who use the other's address or number. */
const SHARED_EMAIL = .06;
const SHARED_PHONE = .05;
/** Assumed: adults without an address at average age, and without a number. */
const NO_EMAIL = .05;
const NO_PHONE = .03;
/** Assumed: numbers that come from where the person lived before, or from anywhere. */
const ANY_AREA_CODE = .18;
/** The kinds of local part with assumed shares; the last four follow no rule of the name. */
const KINDS = {
	givenDotSurname: .16,
	givenSurname: .15,
	initialSurname: .14,
	givenUnderscoreSurname: .05,
	surnameInitial: .06,
	surnameDotGiven: .03,
	givenYear: .05,
	cutNames: .06,
	givenWord: .08,
	twoWords: .13,
	wordLetters: .05,
	letters: .04
};
const KIND_NAMES = Object.keys(KINDS);
const KIND_TABLE = aliasTable(Object.values(KINDS));
const WORDS = "amber apple arrow aspen atlas autumn badger banjo basil bear birch bird bison blossom brook cactus camper candle canyon cedar cherry cider cinder clover cobalt comet coral cosmic cotton coyote cricket crystal daisy dancer dawn denim desert dragon dreamer drummer dusty eagle echo ember falcon feather fern fiddle finch flint forest fox frost galaxy garden gecko ginger glacier granite guitar hazel heron hiker hollow honey indigo iris iron ivory ivy jade jasper jazz juniper kayak kestrel koala lagoon lemon lily linden lucky lunar lynx magpie mango maple marble meadow melon midnight mint misty moose moss nectar neon nova oak oasis ocean olive onyx opal orbit orchid otter owl paddle panda pearl pebble pepper phoenix pilot pine pixel planet plum poppy prairie quartz quill rabbit rain raven ridge river robin rocket ruby runner saddle saffron sailor salty sandy shadow sierra silver sky smoky snow solar sparrow spruce star stone storm summer sunny surfer swift tango tempo thistle thunder tiger topaz trail tulip tundra velvet violet walnut wander willow winter wolf wren yarrow zephyr zinnia".split(" ");
const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
/**
* E-mail address under a reserved domain. Local parts mix name patterns, handles of words and digits,
* and letters at random; those with frequent names more often need digits. Missing for most children
* and some adults; some partners share one.
*/
const email = {
	makes: ["email"],
	inputs: [
		"age",
		"role",
		"householdId",
		"givenName",
		"givenNameIndex",
		"surname",
		"surnameRank",
		"woman",
		"birthDate"
	],
	make({ pack, rows, firstId, draws, strength, numbers, texts: textsOf }) {
		const [age, role, home, given, rank, woman, birth] = [
			"age",
			"role",
			"householdId",
			"givenNameIndex",
			"surnameRank",
			"woman",
			"birthDate"
		].map(numbers);
		const [givenName, surname] = [textsOf("givenName"), textsOf("surname")];
		const [has, sharing, domains] = [
			draws("email.has"),
			draws("email.shared"),
			draws("email.domain")
		];
		const local = draws("email");
		const providers = aliasTable(pack.emailProviders.map(({ share }) => share));
		const byAge = strength("email.missing-age");
		const made = [];
		for (let row = 0; row < rows; row++) {
			const id = firstId + row;
			const anchor = home[row] - firstId;
			if (has.uniform(id) < withoutEmail(age[row], byAge)) made.push(null);
			else if (role[row] === ROLE.partner && sharing.uniform(id) < SHARED_EMAIL && made[anchor] != null) made.push(made[anchor]);
			else {
				const year = birthYear(birth[row]);
				const namesakes = pack.surnames.bearersOf(rank[row]) * pack.givenNames.shareOf(woman[row] === 1, year, given[row]);
				const domain = pack.emailProviders[providers.pick(domains.uniform(id))].domain;
				made.push(`${localPart(local, id, letters(givenName(row)), letters(surname(row)), year, namesakes)}@${domain}`);
			}
		}
		return { email: texts(rows, (row) => made[row] ?? null) };
	}
};
function withoutEmail(age, byAge) {
	if (age < 13) return .94;
	if (age < 16) return .4;
	const odds = NO_EMAIL / (1 - NO_EMAIL) * exp(byAge * ageScore(age));
	return odds / (1 + odds);
}
function letters(name) {
	return (name ?? "").toLowerCase().replaceAll(/[^a-z]/g, "");
}
function localPart(draws, id, given, surname, year, namesakes) {
	const kind = KIND_NAMES[KIND_TABLE.pick(draws.uniform(id, 0))];
	const word = (index) => WORDS[Math.floor(draws.uniform(id, index) * WORDS.length)];
	const number = digits(draws, id, year, kind === "initialSurname" || kind === "surnameInitial" ? namesakes * 10 : namesakes);
	switch (kind) {
		case "givenDotSurname": return `${given}.${surname}${number}`;
		case "givenSurname": return `${given}${surname}${number}`;
		case "initialSurname": return `${given.slice(0, 1)}${surname}${number}`;
		case "givenUnderscoreSurname": return `${given}_${surname}${number}`;
		case "surnameInitial": return `${surname}${given.slice(0, 1)}${number}`;
		case "surnameDotGiven": return `${surname}.${given}${number}`;
		case "givenYear": return `${given}${surname.slice(0, 2)}${year}`;
		case "cutNames": return `${given.slice(0, 3)}${surname.slice(0, 4)}${100 + Math.floor(draws.uniform(id, 1) * 900)}`;
		case "givenWord": return `${given}.${word(1)}${Math.floor(draws.uniform(id, 2) * 1e3)}`;
		case "twoWords": return `${word(1)}${draws.uniform(id, 2) < .4 ? "_" : ""}${word(3)}${Math.floor(draws.uniform(id, 4) * 1e4)}`;
		case "wordLetters": return `${word(1)}.${randomLetters(draws, id, 3 + Math.floor(draws.uniform(id, 2) * 3))}`;
		case "letters": return randomLetters(draws, id, 7 + Math.floor(draws.uniform(id, 1) * 4));
	}
}
/** What sets namesakes apart: nothing, the year in two or four digits, or a number. */
function digits(draws, id, year, namesakes) {
	if (draws.uniform(id, 5) < 1 / (1 + namesakes / 40)) return "";
	const style = draws.uniform(id, 6);
	if (style < .25) return String(year % 100).padStart(2, "0");
	if (style < .4) return String(year);
	return String(Math.floor(draws.uniform(id, 7) * (style < .6 ? 100 : style < .8 ? 1e3 : 1e4)));
}
function randomLetters(draws, id, length) {
	let text = ALPHABET[Math.floor(draws.uniform(id, 8) * 26)];
	for (let i = 1; i < length; i++) text += ALPHABET[Math.floor(draws.uniform(id, 8, i) * 36)];
	return text;
}
/** Telephone number of the country's plan; most area codes follow the county. Some partners share one. */
const phone = {
	makes: ["phone"],
	inputs: [
		"age",
		"role",
		"householdId",
		"place"
	],
	make({ pack: { phonePlan, postcodes }, rows, firstId, draws, numbers }) {
		const [age, role, home, place] = [
			"age",
			"role",
			"householdId",
			"place"
		].map(numbers);
		const [has, sharing, areas, lines] = [
			draws("phone.has"),
			draws("phone.shared"),
			draws("phone.area"),
			draws("phone")
		];
		const { areaCodes, numbersPerArea, format } = phonePlan;
		const made = [];
		for (let row = 0; row < rows; row++) {
			const id = firstId + row;
			const anchor = home[row] - firstId;
			if (has.uniform(id) < withoutPhone(age[row])) made.push(null);
			else if (role[row] === ROLE.partner && sharing.uniform(id) < SHARED_PHONE && made[anchor] != null) made.push(made[anchor]);
			else {
				const local = postcodes.county[place[row]] * 29 % areaCodes.length;
				const area = areas.uniform(id, 0) < ANY_AREA_CODE ? Math.floor(areas.uniform(id, 1) * areaCodes.length) : local;
				made.push(format(areaCodes[area], Math.floor(lines.uniform(id) * numbersPerArea)));
			}
		}
		return { phone: texts(rows, (row) => made[row] ?? null) };
	}
};
function withoutPhone(age) {
	return age < 10 ? .97 : age < 16 ? .35 : NO_PHONE;
}
//#endregion
//#region src/population/attributes/living.ts
/**
* Who lives with whom, where, and how old they are: fills each stretch of ids inside one block and one
* postcode with households; the last of a stretch is cut to what is left. Hidden: `place` (index in
* the country's list), `role`, `age` in years at `asOf`, `woman` (0 or 1), `ownUnit` (the householdId, for
* flatmates the personId: who decides alone about money, moves and phones).
*/
const living = {
	makes: [
		"personId",
		"householdId",
		"place",
		"role",
		"age",
		"woman",
		"ownUnit"
	],
	inputs: [],
	make({ plan, households, block, firstId, rows, draws }) {
		const [sizes, kinds, ages, couples, sexes] = [
			"household.size",
			"household.kind",
			"age",
			"sex.couple",
			"sex"
		].map(draws);
		const [personId, householdId, place, role, age, woman, ownUnit] = Array.from({ length: 7 }, () => new Int32Array(rows));
		for (const { postcode, from, to } of segmentsOf(plan, block)) for (let home = from; home < to;) {
			const size = Math.min(to - home, households.sizes.pick(sizes.uniform(home)) + 1);
			const { table, first } = households.archetypes[size - 1];
			const archetype = first + table.pick(kinds.uniform(home));
			const anchorAge = households.anchorAgeOf(archetype);
			const others = households.membersOf(archetype);
			for (let member = 0; member < size; member++) {
				const id = home + member;
				const row = id - firstId;
				const part = member === 0 ? ROLE.anchor : others[member - 1];
				personId[row] = id;
				householdId[row] = home;
				ownUnit[row] = part === ROLE.flatmate ? id : home;
				place[row] = plan.postcodes[postcode];
				role[row] = part;
				age[row] = member === 0 ? anchorAge : households.memberAge(part, anchorAge, ages.uniform(id));
				woman[row] = sexes.uniform(id) < households.womenOutsideCouples[age[row]] ? 1 : 0;
			}
			if (others[0] === ROLE.partner) {
				const row = home - firstId;
				const [womanAnchor, womanPartner] = households.coupleSexes(anchorAge, age[row + 1], couples.uniform(home, 0), couples.uniform(home, 1));
				woman[row] = womanAnchor ? 1 : 0;
				woman[row + 1] = womanPartner ? 1 : 0;
			}
			home += size;
		}
		return {
			personId: integers(personId),
			householdId: integers(householdId),
			place: integers(place),
			role: integers(role),
			age: integers(age),
			woman: integers(woman),
			ownUnit: integers(ownUnit)
		};
	}
};
/** F or M. */
const sex = {
	makes: ["sex"],
	inputs: ["woman"],
	make({ rows, numbers }) {
		const woman = numbers("woman");
		return { sex: texts(rows, (row) => woman[row] === 1 ? "F" : "M") };
	}
};
/** Date of birth, uniform over the days that give the person's age on `asOf`. */
const birthDate = {
	makes: ["birthDate"],
	inputs: ["age"],
	make({ plan, rows, firstId, draws, numbers }) {
		const age = numbers("age");
		const days = draws("birthDate");
		const values = new Int32Array(rows);
		for (let row = 0; row < rows; row++) {
			const youngest = yearsBefore(plan.asOf, age[row]);
			const oldest = yearsBefore(plan.asOf, age[row] + 1) + 1;
			values[row] = oldest + Math.floor(days.uniform(firstId + row) * (youngest - oldest + 1));
		}
		return { birthDate: dates(values) };
	}
};
/** The day so many years before an ISO date; 29 February becomes 28 February where there is none. */
function yearsBefore(asOf, years) {
	const [year, month, day] = asOf.split("-").map(Number);
	const leapDay = month === 2 && day === 29 && !isLeap(year - years);
	return Date.UTC(year - years, month - 1, leapDay ? 28 : day) / 864e5;
}
function isLeap(year) {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
//#endregion
//#region src/population/attributes/outlook.ts
/** Assumed shares of those who say that they lean left or right; the others are in the centre. */
const LEFT = .31;
const RIGHT = .33;
/** Nobody younger has a leaning on record. */
const LEANING_FROM = 16;
/**
* Political leaning from a hidden trait (positive: right) that age, education, urbanity, sex and the
* household move, some of them only together; missing below 16.
*/
const politicalLeaning = {
	makes: ["politicalLeaning", "leaningTrait"],
	inputs: [
		"age",
		"woman",
		"ownUnit",
		"educationTrait",
		"urbanity"
	],
	make({ rows, firstId, draws, strength, numbers, texts: textsOf }) {
		const [age, woman, unit, learned, urbanity] = [
			numbers("age"),
			numbers("woman"),
			numbers("ownUnit"),
			numbers("educationTrait"),
			textsOf("urbanity")
		];
		const [own, common] = [draws("politicalLeaning"), draws("politicalLeaning.household")];
		const loadings = [
			"leaning.age",
			"leaning.education",
			"leaning.urbanity",
			"leaning.sex",
			"leaning.household",
			"leaning.education-age",
			"leaning.urbanity-sex"
		].map(strength);
		const [byAge, byEducation, byUrbanity, bySex, byHousehold, byEducationAge, byUrbanitySex] = loadings;
		const traits = new Float64Array(rows);
		for (let row = 0; row < rows; row++) {
			const years = ageScore(age[row]);
			const educated = learned[row];
			const town = urbanityScore(urbanity(row));
			const gender = sexScore(woman[row]);
			traits[row] = trait(byAge * years + byEducation * educated + byUrbanity * town + bySex * gender + byHousehold * normal(common, unit[row]) - byEducationAge * educated * years + byUrbanitySex * town * gender, loadings, normal(own, firstId + row));
		}
		const [leftBelow, rightFrom] = [normalQuantile(LEFT), normalQuantile(1 - RIGHT)];
		return {
			politicalLeaning: texts(rows, (row) => age[row] < LEANING_FROM ? null : traits[row] < leftBelow ? "left" : traits[row] < rightFrom ? "centre" : "right"),
			leaningTrait: decimals(traits)
		};
	}
};
/** Hidden willingness to be processed, uniform on (0, 1): the normal rank of a trait. */
const tolerance = {
	makes: ["tolerance"],
	inputs: ["age", "leaningTrait"],
	make({ rows, firstId, draws, strength, numbers }) {
		const [age, leaning] = [numbers("age"), numbers("leaningTrait")];
		const noise = draws("tolerance");
		const loadings = ["tolerance.age", "tolerance.leaning"].map(strength);
		const values = new Float64Array(rows);
		for (let row = 0; row < rows; row++) values[row] = normalCdf(trait(loadings[0] * ageScore(age[row]) + loadings[1] * leaning[row], loadings, normal(noise, firstId + row)));
		return { tolerance: decimals(values) };
	}
};
//#endregion
//#region src/population/attributes/standing.ts
const LEVELS = [
	"no diploma",
	"high school",
	"some college",
	"bachelor",
	"graduate"
];
/** Assumed shares of the levels by the age from which they apply. */
const LEVEL_SHARES = [
	{
		from: 18,
		shares: [
			.1,
			.36,
			.4,
			.13,
			.01
		]
	},
	{
		from: 25,
		shares: [
			.08,
			.26,
			.27,
			.25,
			.14
		]
	},
	{
		from: 45,
		shares: [
			.1,
			.28,
			.27,
			.21,
			.14
		]
	},
	{
		from: 65,
		shares: [
			.13,
			.32,
			.25,
			.17,
			.13
		]
	}
];
const SCHOOL_FROM = 5;
const ADULT = 18;
/** Highest education; hidden `educationTrait` of unit variance, which members of a household share in part. */
const education = {
	makes: ["education", "educationTrait"],
	inputs: ["age", "ownUnit"],
	make({ rows, firstId, draws, strength, numbers }) {
		const [age, unit] = [numbers("age"), numbers("ownUnit")];
		const [own, common] = [draws("education"), draws("education.household")];
		const loading = strength("education.household");
		const traits = new Float64Array(rows);
		for (let row = 0; row < rows; row++) traits[row] = trait(loading * normal(common, unit[row]), [loading], normal(own, firstId + row));
		return {
			education: texts(rows, (row) => educationAt(age[row], traits[row])),
			educationTrait: decimals(traits)
		};
	}
};
function educationAt(age, educationTrait) {
	if (age < ADULT) return age < SCHOOL_FROM ? "none" : "in school";
	const { shares } = LEVEL_SHARES.findLast(({ from }) => age >= from);
	let left = normalCdf(educationTrait);
	const level = shares.findIndex((share) => (left -= share) < 0);
	return LEVELS[level === -1 ? LEVELS.length - 1 : level];
}
const WORK = [
	"management",
	"business",
	"technology",
	"science",
	"education",
	"health",
	"arts",
	"protection",
	"food",
	"cleaning",
	"care",
	"sales",
	"office",
	"farming",
	"construction",
	"repair",
	"production",
	"transport",
	"homemaking",
	"none"
];
/** Assumed shares of the groups at working age by education, lowest level first, in the order of `WORK`. */
const WORK_SHARES = [
	[
		2,
		1,
		.3,
		.1,
		1,
		1,
		.5,
		1.5,
		9,
		9,
		5,
		6,
		5,
		3,
		12,
		4,
		10,
		10,
		9,
		10.6
	],
	[
		6,
		2,
		1,
		.4,
		1.5,
		3,
		1,
		2.5,
		6,
		5,
		4,
		9,
		11,
		1,
		8,
		5,
		9,
		9,
		7,
		8.6
	],
	[
		9,
		4,
		3,
		.8,
		3,
		7,
		2,
		3,
		5,
		2,
		4,
		11,
		14,
		.6,
		4,
		4,
		5,
		5,
		6,
		7.6
	],
	[
		16,
		11,
		8,
		2.5,
		9,
		8,
		4,
		1.5,
		2,
		.6,
		1.5,
		11,
		9,
		.4,
		1,
		1,
		1.5,
		1.5,
		5,
		5.5
	],
	[
		18,
		10,
		7,
		5,
		16,
		15,
		4,
		.8,
		.5,
		.2,
		.7,
		5,
		4,
		.2,
		.4,
		.3,
		.5,
		.4,
		4,
		8
	]
];
const WORK_FROM = 18;
/** Assumed: retired from 62 on in part, from 68 on mostly; students up to 24 in part. */
const studying = (age) => age < 22 ? .5 : age < 25 ? .25 : .02;
const retired = (age) => age < 58 ? .01 : age < 62 ? .15 : age < 65 ? .35 : age < 68 ? .6 : age < 75 ? .85 : .95;
/** Occupation group: school, study, work by education, retirement. */
const occupation = {
	makes: ["occupation"],
	inputs: ["age", "education"],
	make({ rows, firstId, draws, strength, numbers, texts: textsOf }) {
		const [age, level] = [numbers("age"), textsOf("education")];
		const stage = draws("occupation.stage");
		const work = draws("occupation");
		const tables = workTables(strength("occupation.education"));
		return { occupation: texts(rows, (row) => {
			const years = age[row];
			if (years < WORK_FROM) return years < SCHOOL_FROM ? "child" : "pupil";
			const u = stage.uniform(firstId + row);
			if (u < studying(years)) return "student";
			if (u > 1 - retired(years)) return "retired";
			return WORK[tables[LEVELS.indexOf(level(row))].pick(work.uniform(firstId + row))];
		}) };
	}
};
/** Work by education, mixed with the overall shares as far as the correlation is switched down. */
function workTables(weight) {
	const normalized = WORK_SHARES.map((shares) => shares.map((share) => share / shares.reduce((sum, part) => sum + part, 0)));
	const levelShares = LEVEL_SHARES[1].shares;
	const overall = WORK.map((_, i) => normalized.reduce((sum, shares, level) => sum + shares[i] * levelShares[level], 0));
	return normalized.map((shares) => aliasTable(shares.map((share, i) => weight * share + (1 - weight) * overall[i])));
}
/** Fifth of the household income distribution, 1 the lowest; hidden `incomeTrait`. Flatmates have their own. */
const incomeBand = {
	makes: ["incomeBand", "incomeTrait"],
	inputs: [
		"age",
		"ownUnit",
		"educationTrait",
		"urbanity"
	],
	make({ rows, firstId, draws, strength, numbers, texts: textsOf }) {
		const [age, unit, learned, urbanity] = [
			numbers("age"),
			numbers("ownUnit"),
			numbers("educationTrait"),
			textsOf("urbanity")
		];
		const noise = draws("incomeBand");
		const loadings = [
			"income.education",
			"income.age",
			"income.urbanity",
			"income.education-age"
		].map(strength);
		const traits = new Float64Array(rows);
		for (let row = 0; row < rows; row++) {
			const earner = unit[row] - firstId;
			const educated = learned[earner];
			traits[row] = trait(loadings[0] * educated + loadings[1] * middleAge(age[earner]) + loadings[2] * urbanityScore(urbanity(row)) + loadings[3] * educated * ageScore(age[earner]), loadings, normal(noise, unit[row]));
		}
		return {
			incomeBand: integers(Int32Array.from(traits, (value) => Math.min(5, 1 + Math.floor(5 * normalCdf(value))))),
			incomeTrait: decimals(traits)
		};
	}
};
/** Closeness to age 50, standardized over adults. */
function middleAge(age) {
	return (15 - Math.abs(age - 50)) / 9;
}
//#endregion
//#region src/population/person-attributes.ts
/** The generators of a person's columns, each after those whose columns it reads. */
const PERSON_ATTRIBUTES = [
	living,
	sex,
	birthDate,
	address,
	lastMove,
	surname,
	givenName,
	education,
	occupation,
	incomeBand,
	politicalLeaning,
	tolerance,
	interest,
	followers,
	email,
	phone,
	orders,
	spend,
	responds
];
//#endregion
//#region src/population/simulate-block.ts
/** What a country's worlds share and what takes a while to derive. */
const derived = /* @__PURE__ */ new WeakMap();
/** Loads what a plan's blocks need. */
async function openWorld(plan) {
	const pack = await loadCountry(plan.country);
	let parts = derived.get(pack);
	if (parts === void 0) {
		parts = {
			households: householdModel(pack),
			origins: moveOrigins(pack.postcodes)
		};
		derived.set(pack, parts);
	}
	return {
		plan,
		pack,
		...parts
	};
}
/**
* The people of one block of `BLOCK` ids: a pure function of the plan and the block's number, so that any
* block can be made alone, anywhere, in any order.
*/
function simulateBlock(world, block, attributes = PERSON_ATTRIBUTES) {
	const firstId = block * BLOCK;
	const columns = makeColumns(world, block, firstId, Math.min(BLOCK, world.plan.people - firstId), attributes);
	const listed = PERSON.columns.filter(({ name }) => columns.has(name));
	return makeTable(listed.length === PERSON.columns.length ? PERSON : {
		...PERSON,
		columns: listed
	}, new Map(listed.map(({ name }) => [name, columns.get(name)])));
}
//#endregion
export { codeTexts as _, orderedResults as a, makeTable as b, loadCountry as c, PERSON as d, PROVIDERS as f, cellText as g, MISSING_INTEGER as h, laneCounts as i, InputError as l, customerSchema as m, simulateBlock as n, planWorld as o, REGISTER as p, mapInline as r, COUNTRY_IDS as s, openWorld as t, BLOCK as u, columnOf as v, formatDate as y };
