import {
  changeForm,
  changeRegime,
  endRegime,
  getForm,
  getFormCatalogue,
  listForms,
  makeForm,
  makeRegime,
  removeForm,
  removeRegime,
} from "@kehoach/api/form";
import { dayOf } from "../platform/clock.ts";
import { type ActEndpoint, actEndpoint, type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import type { FormDeps } from "./deps.ts";
import { change, make, remove } from "./make.ts";
import { change as changeOne, end, make as makeOne, remove as removeOne } from "./make-regime.ts";
import { loadCatalogue, loadForm, loadForms } from "./read.ts";

export function formEndpoints({ clock, localCode }: Omit<FormDeps, "applyLocal">): readonly Endpoint[] {
  return [
    endpoint(listForms, ({ query, read }) => read((tx, scope) => loadForms(tx, scope, query, localCode))),
    endpoint(getForm, ({ params, query, read }) => read((tx, scope) => loadForm(tx, scope, params.code, query, localCode))),
    endpoint(getFormCatalogue, ({ query, read }) =>
      read((tx, scope) => loadCatalogue(tx, scope, query, dayOf(clock()), localCode)),
    ),
  ];
}

export function formActs(deps: FormDeps): readonly ActEndpoint[] {
  return [
    actEndpoint(makeForm, (asking) => make(deps, asking)),
    actEndpoint(changeForm, (asking) => change(deps, asking)),
    actEndpoint(removeForm, (asking) => remove(deps, asking)),
    actEndpoint(makeRegime, (asking) => makeOne(deps, asking)),
    actEndpoint(changeRegime, (asking) => changeOne(deps, asking)),
    actEndpoint(endRegime, (asking) => end(deps, asking)),
    actEndpoint(removeRegime, (asking) => removeOne(deps, asking)),
  ];
}
