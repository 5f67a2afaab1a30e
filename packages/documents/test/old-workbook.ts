import { gunzipSync } from "node:zlib";

/** A workbook saved as Excel 97–2003 by a spreadsheet program: two sheets and a hidden one, formulas, formats, a merged title. */
const PACKED = [
  "H4sIAAAAAAACA+1YXWxURRQ+c+/d7d12293y/yPrQi1t6QIFVIoIXaAoKAiRqsQQYdtuy8+2JaUmooKLSOKDJGpJfJDEkPCj0SBqog+KbkOMmkBADA/yVDDG",
  "KAYWgiEY6PrNuXOXy7o13YWYKD0338ydc2fmnJlzzszcOXG8tHfPR2POUAbNJp36Uh5yO3gCKLILfiJN8fpSqZTNTg3Sf4quq1za0ID9XIC0eQFgAh6gUNnY",
  "q/JB+v/Q49SBp4uCtJDakXfSZsqFRsBjnP0NpE3fAOsNlAbl5y9frt9yHdeBf4p/ue7L+C8GSgCftQVQKTAEGAoMA4azTxCNBEYBo4ExwFjgLmAcEADuBoLA",
  "eGACUAbcA5QDE4EKoBKoAiYB1UAImAxMAaYCNcA0YDowA7gXuA+4X42xVuUSs/H+oCrPHVzH0uQxYUW3iz4vPipNzrY/A484ZPSwX5wFVtFG6RsLIrGm4L9F",
  "81mHiJA6JOCkc4QbvqrBT3cjLaEP+csXnM5hDwSFKVirvHqlFmb9d3I6gdMSpII+4zanmTMNvvatjKCXXleBUCTqKUrrKUJP0rPw0BV4a6dNqDnGWVNGipiH",
  "1XIdvsdu6WvA8NJeGW8PR9ujnZFYwCimfTL2ykJlZTVTamoChof2SwOgUB4wfHRARmRz89S2tqmbQb0ceHvpj1TQEeSJoORLecy/PDC+liOf7jj+Xsxdtnmu",
  "tuonM/lV/fBD/fAn9cP3ZOWn9anM5O+z+Lsy+fv74R/4G79bg8/FKSVzf1znvDTu5nxI3OB8aLyA82FxV2oNB9YO9HbCxUuJmA8XPxKQYTSN+cc8mfzp4Hvp",
  "eJEMWU28G2in1+DpAs9BYSDYhTESoSA4pAX1CBMgatgp6ByCFJtQspG1dSd5ArzWJqYrCMcGJxy8GVSUlEvGV+jbpG0CapkJEUYapsBFv7XNmejMxDZmXsFO",
  "d42e5+3Py1uiYwCb6PuAHB5ENDRA0wW0lr4Dpws1fsMKAv6ji+THRWjWQFfwKUbfIK3EVlcltX2stXczFFvyZ0SXhcuGrHcKM9EqdY0AjSkEvJdmuCz5TeZw",
  "4IYHDle5Jvdpaz3337See6FFMyZLrn6lPBl+DPvaexdPLm1cXrea+XG60WO5NDxmahu+9BiTuEU1py9zXXuf3868VzidiPYXzkv6pa7C8V6J9x8qtpys2HKh",
  "rsrxvgdrsgdaWYbVKCRCYpTXvb1nTW+dnQt6Al9M2sLDJrHa41MjLSF7bFZqan773VphhY95IgtPs045N/H0LDzphpk8F1o7+7vOZyPbBF/yiUigZD8uriH4",
  "vCRTqyTYFnZJQ0lPl3SUjHTJQMmVLrlQkqPdCktr3KdbfdO4T2nww9gLNe7z3KsFSFtXFKBPN9tP9nbsKGjJyrDtOvXYUhNItIQ70EyugKB5Y1mAzgIKlQCd",
  "BZhKgM4C3hSyxllBLKAcqUHKQPSMEuCjel0K0G0BsjODO/OwbcpQ0uxmp3epZsXwQSkloSVG++1qul1tT0Y1PaGrauNR7YYSIVWtiJ62lrSARi4dziPNOIIa",
  "ftr3dv0j3WGLo+PI+nXfxy9cOnS+To7fhWcUHTyi0c/KhLxx0++0XJovucgKo6Sp1hRpNRgyWcOjNng9wqqd9Gc5gGtUyO1kG2neudoQ+tRtnWDkMbWZa41T",
  "jmELALViQWo1nR0J+9B/pwW/xqnuCH49S/A7eYfVMdHHPyA+/u0QKoQ1h69b4VqkfN0KV3c6GrSbPCDo9AAzDw8wHR5Agx6QiweIdGp7gHBYe6tWqKwt58Bp",
  "sxqnzbx52Mx7e212SyTwJ6sXWncAftMKioT16SH5z710XVNnx6aOlq7gwueaorHgrJmTGyKN0VgsyvMyf11LS+2tyVeRmCf1pfjol61f6t3xzqWry9b633/D",
  "pOqKT36URnpRObX8XqvuJ8JqIpeoe4qV6qDWrO4rNqrl4tfr1t2Dpu4Owg55A3nPRX/J0U4dO7V7ylh/91vQP3T1YL3cQDJ4q9Q9iX1U9Tt07Y9/O+l23v+x",
  "nhk+mK2NDI+EiuWnIL2TNlAj67EhZ/2t04517E/lcK+2vdj2swWQ2wYfWQYd1uclX3fcwQ2kzUxgcdrPl+GHIJq3/eTZL9f7v1nqrs460KzAX0obngjbfjG8",
  "oIVtIjnyL6YDnP6pUsl35TD/DwAfpOXXQ0IT6xBlD8xNn9o8xj8H6Bq8/2X6C4R+lR4AHAAA",
].join("");

export function makeOldWorkbook(): Uint8Array {
  return Uint8Array.from(gunzipSync(Buffer.from(PACKED, "base64")));
}
