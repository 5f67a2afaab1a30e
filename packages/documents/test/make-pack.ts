import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A small base and a small pack on it, canonical, without a fault. Files are named "<pack>/<file>". */
export const SOUND: Readonly<Record<string, string>> = {
  "base/pack.yaml": `format: kehoach-pack/1
code: base
name: Nền thử
`,
  "base/units.yaml": `units:
  - { code: ha, name: ha, dimension: area, factor: "10.000", whole: false }
  - { code: kg, name: kg, dimension: mass, factor: "1", whole: false }
  - { code: tonne, name: tấn, dimension: mass, factor: "1.000", whole: false }
  - { code: percent, name: "%", dimension: percent, factor: "1", whole: false }
  - { code: person, name: người, dimension: person, factor: "1", whole: true }
  - { code: commune, name: xã, dimension: commune, factor: "1", whole: true }
`,
  "base/calendars.yaml": `calendars:
  - code: solar
    name: dương lịch
`,
  "base/holidays.yaml": `holidays:
  - { date: 2030-02-04, kind: "off", name: Tết }
  - { date: 2030-02-16, kind: worked, name: Làm bù }
`,
  "base/phrases.yaml": `phrases:
  - name: value
    of: figure
    variants:
      - when: { actual: missing }
        text: "{missing}"
      - text: "{quantity}"
  - name: of-plan
    of: figure
    variants:
      - text: "{pair}, đạt {percent} kế hoạch"
  - name: erratum-percent
    of: relation
    variants:
      - text: "số liệu nguồn chưa khớp: in {stated}, tính lại {computed}"
`,
  "toy/pack.yaml": `format: kehoach-pack/1
code: toy
name: Huyện thử
extends: [base]
authority: { code: toy-district, name: ỦY BAN NHÂN DÂN HUYỆN THỬ, place: "900" }
knownAt: { date: 2030-12-31, assumed: true, note: ngày giả định }
notice: BẢN THỬ
document: paper
`,
  "toy/dimensions.yaml": `dimensions:
  - code: sex
    name: Giới tính
    items:
      - { code: female, name: nữ }
      - { code: male, name: nam }
`,
  "toy/sectors.yaml": `sectors:
  - code: crop
    name: Trồng trọt
    section: II.1
    reporterStated: false
  - code: people
    name: Dân cư
    section: II.3
    reporter: Phòng Thử
    reporterStated: true
`,
  "toy/places.yaml": `places:
  - { code: "900", validFrom: 2000-01-01, kind: territory, level: district, type: huyện, name: Thử }
  - { code: "90001", validFrom: 2000-01-01, validTo: 2025-07-01, kind: territory, level: commune, type: xã, name: Một Cũ, parent: "900@2000-01-01", endedBy: 1/NQ }
  - { code: "90001", validFrom: 2025-07-01, kind: territory, level: commune, type: xã, name: Một, parent: "900@2000-01-01", startedBy: 1/NQ }
  - { code: "90002", validFrom: 2000-01-01, kind: territory, level: commune, type: xã, name: Hai, parent: "900@2000-01-01" }
successions:
  - { from: "90001@2000-01-01", to: "90001@2025-07-01", date: 2025-07-01, kind: whole, act: 1/NQ }
`,
  "toy/documents.yaml": `documents:
  - code: paper
    type: Báo cáo
  - code: plan
    number: 1/NQ-HĐND
    type: Nghị quyết
    date: 2029-12-19
    source: { line: 2 }
`,
  "toy/headlines.yaml": `headlines:
  - period: "2030"
    indicators: [crop.area, people.born]
`,
  "toy/errata.yaml": `errata:
  - code: E1
    kind: percent
    weight: error
    relation: crop.area.percent-of-plan
    note: số in thấp hơn số tính lại
`,
  "toy/forms/month.yaml": `forms:
  - code: month
    number: 01/T
    name: Biểu tháng
    checks:
      jump: { weight: note, times: "3" }
      unit: block
    columns:
      - { code: plan, kind: plan, assigner: council }
      - { code: last, kind: actual, back: same }
      - { code: now, kind: actual, name: Tháng này, entered: true }
      - { code: total, kind: actual, span: cumulative }
      - { code: year, kind: actual, span: year, status: estimate, entered: true }
      - { code: of-plan, kind: percent, of: total, to: plan }
      - { code: change, kind: difference, of: now, to: last }
      - { code: remark, kind: note }
    rows:
      - { mark: I, heading: TRỒNG TRỌT }
      - { mark: "1", level: 1, indicator: crop.area }
      - { mark: "2", level: 1, indicator: crop.output, label: Sản lượng, unit: tonne, required: false }
      - { mark: "3", level: 1, indicator: crop.yield }
      - { mark: "4", level: 1, label: Sản lượng cả hai đợt, key: twice, formula: "[crop.output] * 2", unit: tonne, decimals: 1 }
      - { mark: II, heading: DÂN CƯ, key: people }
      - { mark: "1", level: 1, indicator: people.born, signed: true }
      - { mark: "-", level: 2, indicator: people.born, breakdown: { sex: female } }
    rules:
      - code: girls
        left: "[people.born|sex=female]"
        operator: "<="
        right: "[people.born]"
        weight: block
        message: Số trẻ nữ không quá số trẻ sinh ra
      - code: half
        left: "[twice] / 2"
        operator: "="
        right: "[crop.output@now]"
        tolerance: "1%"
        when: { left: "[crop.area]", operator: ">", right: "0" }
        weight: warn
        column: now
        message: Một nửa của hai đợt là một đợt
`,
  "toy/regimes.yaml": `regimes:
  - code: month
    name: Báo cáo tháng
    form: month
    reporters:
      - { level: commune }
      - { place: "90001@2025-07-01" }
      - { place: "90002" }
    periods: month
    startsOn: 2025-01-01
    opens: 5
    deadlines:
      - { days: 3, of: working }
      - { level: district, days: 10, of: calendar }
    grace: { days: 30, of: calendar }
    approval: [own, sectors, whole]
    basis: plan
`,
  "toy/report.yaml": `head:
  issuer: [ỦY BAN NHÂN DÂN, HUYỆN THỬ]
  symbol: BC-UBND
  placeName: Thử
title:
  kind: BÁO CÁO
  abstract: "Kết quả năm {{year}}"
body: |
  # KẾT QUẢ

  Diện tích {{of-plan crop.area}}, sản lượng {{value crop.output}}.
recipients: [UBND tỉnh.]
signature:
  authority: TM. ỦY BAN NHÂN DÂN
  role: CHỦ TỊCH
  name: ""
`,
  "toy/indicators/crop.yaml": `indicators:
  - code: crop.area
    name: Diện tích lúa
    unit: ha
    decimals: 2
    nature: flow
    direction: higher
    additive: { places: true, time: false, dimensions: [] }
    judgedBy: issued-report
  - code: crop.output
    name: Sản lượng lúa
    unit: kg
    decimals: 2
    nature: flow
    direction: { kind: range, low: "1.000", high: "9.000" }
    additive: { places: true, time: true, dimensions: [] }
    judgedBy: issued-report
  - code: crop.yield
    name: Năng suất lúa
    unit: kg
    decimals: 2
    nature: ratio
    direction: higher
    additive: { places: false, time: false, dimensions: [] }
    judgedBy: issued-report
    formula: "[crop.output] / [crop.area] * 100"
`,
  "toy/indicators/people.yaml": `indicators:
  - code: people.born
    name: Số trẻ sinh ra
    unit: person
    decimals: 0
    nature: count
    direction: keep
    additive: { places: true, time: true, dimensions: [sex] }
    judgedBy: issued-report
  - code: people.communes
    name: Số xã đạt chuẩn
    unit: commune
    decimals: 0
    nature: count
    direction: higher
    additive: { places: false, time: false, dimensions: [] }
    judgedBy: issued-report
`,
  "toy/targets/crop.yaml": `targets:
  - indicator: crop.area
    place: "900"
    period: "2030"
    assigner: council
    entered: "5.470"
    unit: ha
    state: assigned
    document: plan
    source: { line: 24, ref: F001 }
`,
  "toy/values/crop.yaml": `values:
  - indicator: crop.area
    place: "900"
    period: "2030"
    status: estimate
    series: issued-report
    round: 2030-M11
    entered: "5.345,97"
    unit: ha
    qualifiers: [over]
    asOf: 2030-11-30
    source: { line: 24, ref: F001 }
  - indicator: crop.output
    place: "900"
    period: "2030"
    status: reported
    series: issued-report
    entered: "28,5"
    unit: tonne
    source: { line: 25 }
`,
  "toy/values/people.yaml": `values:
  - indicator: people.born
    place: "900"
    period: "2030"
    status: reported
    series: issued-report
    entered: "10"
    unit: person
    source: { line: 30 }
  - indicator: people.born
    breakdown: { sex: female }
    place: "900"
    period: "2030"
    status: reported
    series: issued-report
    entered: "6"
    unit: person
    source: { line: 30 }
  - indicator: people.born
    breakdown: { sex: male }
    place: "900"
    period: "2030"
    status: reported
    series: issued-report
    entered: "4"
    unit: person
    source: { line: 30 }
  - indicator: people.born
    place: "90001"
    period: "2024"
    status: official
    series: issued-report
    noFigure: true
    source: { line: 31 }
  - indicator: people.communes
    place: "900"
    period: "2030"
    status: reported
    series: issued-report
    entered: "2"
    unit: commune
    members:
      - { place: "90001" }
      - { text: xã khác }
    source: { line: 32 }
`,
  "toy/relations/crop.yaml": `relations:
  - code: crop.area.percent-of-plan
    kind: percent-of-plan
    indicator: crop.area
    place: "900"
    period: "2030"
    entered: "95,9"
    unit: percent
    source: { line: 24, ref: F001 }
`,
  "toy/relations/people.yaml": `relations:
  - code: people.born.sum
    kind: sum
    indicator: people.born
    place: "900"
    period: "2030"
    operands:
      - { fact: value, indicator: people.born, breakdown: { sex: female } }
      - { fact: value, indicator: people.born, breakdown: { sex: male } }
    source: { line: 30 }
  - code: people.born.change
    kind: difference
    indicator: people.born
    place: "900"
    period: "2030"
    entered: "-3"
    unit: person
    base: năm trước
    source: { line: 30 }
`,
};

/** The toy pack with some files written otherwise: text, or a change of its sound text; undefined leaves the file out. */
export type Changes = Readonly<Record<string, string | ((sound: string) => string) | undefined>>;

/** Writes the packs into a folder of their own, gone when the test ends; gives that folder. */
export async function makePacks(changes: Changes = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "kehoach-pack-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const files = new Map(Object.entries(SOUND));
  for (const [name, change] of Object.entries(changes)) {
    if (change === undefined) files.delete(name);
    else files.set(name, typeof change === "string" ? change : change(files.get(name) ?? ""));
  }
  for (const [name, text] of files) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

/** A change of one passage, which must be there once. */
export function put(from: string, to: string): (sound: string) => string {
  return (sound) => {
    if (sound.split(from).length !== 2) throw new Error(`“${from}” must stand once in the file`);
    return sound.replace(from, () => to);
  };
}
