/** Index of the area code of a county: neighbouring counties get different ones; 29 shares no factor with the number of codes. */
export function localAreaCode(county: number, areaCodes: number): number {
  return (county * 29) % areaCodes;
}
