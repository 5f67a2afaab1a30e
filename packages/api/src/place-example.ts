/** Made-up places, for the documentation of the API: a district and two of its communes. */
export const DISTRICT_EXAMPLE = { key: "M01@2000-01-01", code: "M01", name: "huyện Mẫu" } as const;
export const COMMUNE_EXAMPLE = { key: "M011@2000-01-01", code: "M011", name: "xã Mẫu Một" } as const;
export const OTHER_COMMUNE_EXAMPLE = { key: "M012@2000-01-01", code: "M012", name: "xã Mẫu Hai" } as const;
