import { withEnds, type Hierarchy } from './hierarchy-levels.ts';

/**
 * First three digits of a ZIP code at which a state begins: the state in which most people of the codes that
 * begin so live, by the Census Bureau's 2010 relationship of ZIP code tabulation areas to counties (the
 * table of the US country pack; 3,346 of 309 million people live in another state than their three digits say).
 * Assumed: digits without a tabulation area belong with those before them.
 */
const STATE_FROM =
  '010MA,028RI,030NH,039ME,050VT,060CT,070NJ,100NY,150PA,197DE,200DC,201VA,203DC,206MD,220VA,247WV,270NC,290SC,300GA,320FL,350AL,370TN,386MS,398GA,400KY,430OH,' +
  '460IN,480MI,500IA,530WI,550MN,570SD,580ND,590MT,600IL,630MO,660KS,680NE,700LA,716AR,730OK,750TX,800CO,820WY,832ID,840UT,850AZ,870NM,890NV,900CA,967HI,970OR,980WA,995AK';

/** Census Bureau Regions and Divisions of the United States. */
const DIVISIONS: Readonly<Record<string, readonly [region: string, states: string]>> = {
  'New England': ['Northeast', 'CT ME MA NH RI VT'],
  'Middle Atlantic': ['Northeast', 'NJ NY PA'],
  'East North Central': ['Midwest', 'IL IN MI OH WI'],
  'West North Central': ['Midwest', 'IA KS MN MO NE ND SD'],
  'South Atlantic': ['South', 'DE DC FL GA MD NC SC VA WV'],
  'East South Central': ['South', 'AL KY MS TN'],
  'West South Central': ['South', 'AR LA OK TX'],
  Mountain: ['West', 'AZ CO ID MT NV NM UT WY'],
  Pacific: ['West', 'AK CA HI OR WA'],
};

/** ZIP codes (also ZIP+4) of the fifty states and the District of Columbia to three digits, states, divisions and regions of the census. */
export function usGeography(): Hierarchy {
  const starts = STATE_FROM.split(',').map((entry) => [entry.slice(0, 3), entry.slice(3)] as const);
  const divisionOf = new Map(Object.entries(DIVISIONS).flatMap(([division, [, states]]) => states.split(' ').map((state) => [state, division] as const)));
  const state = (zip: string): string => starts.findLast(([from]) => from <= zip.slice(0, 3))![1];
  const division = (zip: string): string => divisionOf.get(state(zip))!;
  return withEnds(
    ['first 3', 'state', 'division', 'region'],
    [(zip) => `${zip.slice(0, 3)}**`, state, division, (zip) => DIVISIONS[division(zip)]![0]],
    'postcode',
    (zip) => /^\d{5}(?:-\d{4})?$/.test(zip) && zip >= starts[0]![0],
  );
}
