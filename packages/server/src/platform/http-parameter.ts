import type { ApiProblem } from "@kehoach/api/problem";
import type { ZodFastifySchemaValidationError } from "fastify-type-provider-zod";

type Raw = Readonly<Record<string, unknown>>;

/** What is never said back, not even to whoever typed it. */
const SECRETS: readonly string[] = ["password", "current", "token"];

function textOf(value: unknown): string | undefined {
  // Of what is deep only its name is said back.
  if (value === undefined || (typeof value === "object" && !Array.isArray(value))) return undefined;
  return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function toReason(
  name: string,
  issue: ZodFastifySchemaValidationError,
  raw: unknown,
  bounds: { readonly min: number; readonly max: number } | undefined,
): Partial<ApiProblem> {
  const params: Raw = issue.params;
  // A list is lawful in a body; in an address it is a parameter given twice.
  const isDeep = issue.instancePath.split("/").length > 2;
  if (Array.isArray(raw) && issue.keyword === "invalid_type" && !isDeep) return { reason: "repeated" };
  if (issue.keyword === "invalid_value" && Array.isArray(params["values"]))
    return { reason: "choice", choices: params["values"].map(String) };
  if (name === "year") return { reason: "year" };
  if (bounds) return { reason: "range", bounds };
  if (params["format"] === "date") return { reason: "date" };
  const [min, max] = [numberOf(params["minimum"]), numberOf(params["maximum"])];
  if (issue.keyword === "too_small" && min !== undefined) return { reason: "length", bounds: { min, max: 200 } };
  if (issue.keyword === "too_big" && max !== undefined) return { reason: "length", bounds: { min: 1, max } };
  return { reason: "format" };
}

/** What zod found wrong with an address, as refusals that name the parameter. `known` are the parameters there are. */
export function toParameterProblems(
  issues: readonly ZodFastifySchemaValidationError[],
  raw: Raw,
  known: readonly string[],
  bounds: Readonly<Record<string, { readonly min: number; readonly max: number }>>,
): readonly [ApiProblem, ...ApiProblem[]] {
  const problems = issues.flatMap((issue): ApiProblem[] => {
    const params: Raw = issue.params;
    if (issue.keyword === "unrecognized_keys" && Array.isArray(params["keys"])) {
      const candidates = known.map((name) => ({ code: name, name, detail: null }));
      return params["keys"].map((key) => ({ code: "PARAMETER_UNKNOWN", parameter: String(key), candidates }));
    }
    const name = issue.instancePath.split("/")[1] ?? "";
    if (raw[name] === undefined) return [{ code: "PARAMETER_MISSING", parameter: name }];
    const found = SECRETS.includes(name) ? undefined : textOf(raw[name]);
    return [
      {
        code: "PARAMETER_INVALID",
        parameter: name,
        ...(found === undefined ? {} : { found }),
        ...toReason(name, issue, raw[name], bounds[name]),
      },
    ];
  });
  // A value may break several conditions of one parameter; the first says enough.
  const [first, ...rest] = problems.filter(
    (one, at) => problems.findIndex((other) => other.code === one.code && other.parameter === one.parameter) === at,
  );
  return first ? [first, ...rest] : [{ code: "REQUEST_BROKEN" }];
}
