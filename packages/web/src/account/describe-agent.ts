/** The first of these that the browser's own description holds; those that claim to be others come first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/coc_coc_browser/, "Cốc Cốc"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/Version\/.*Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

function find(list: readonly (readonly [RegExp, string])[], agent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(agent))?.[1];
}

/** Browser and system, as far as a browser's description tells; undefined when it tells neither. */
export function describeAgent(
  agent: string,
): { readonly browser: string | undefined; readonly system: string | undefined } | undefined {
  const [browser, system] = [find(BROWSERS, agent), find(SYSTEMS, agent)];
  return browser === undefined && system === undefined ? undefined : { browser, system };
}
