import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../data/language.tsx";
import { showShort, toDrawn } from "../data/number.ts";
import css from "./indicator.module.css";
import type { Point } from "./series-table.tsx";

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, CanvasRenderer]);

/** A colour of the page's tokens; the chart draws on a canvas and can not read them itself. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Plan beside actual, period by period and part by part. A missing figure leaves its bar out; it is never drawn as zero. */
export function SeriesChart({
  points,
  unit,
  title,
}: {
  readonly points: readonly Point[];
  readonly unit: string;
  readonly title: string;
}): ReactNode {
  const words = useWords();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    host.current.style.height = `${70 + 56 * points.length}px`;
    const chart = init(host.current);
    const shown = (position: number, which: "actual" | "target"): string => showShort(points[position]?.[which]) ?? words.none;
    const font = token("--font");
    const narrow = host.current.clientWidth < 600;
    chart.setOption({
      animation: false,
      aria: {
        enabled: true,
        label: {
          description: `${title} (${unit}): ${points.map((point, position) => `${point.periodName} ${point.breakdownName}: ${words.column.plan} ${shown(position, "target")}, ${words.column.actual} ${shown(position, "actual")}`).join("; ")}`,
        },
      },
      textStyle: { fontFamily: font, color: token("--ink") },
      grid: { left: 0, right: 24, top: 34, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: token("--ink"), fontSize: 13 } },
      // Rich text keeps the tooltip on the canvas: the content policy allows no style attribute.
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        axisPointer: { type: "shadow" },
        formatter: (items: unknown) => tooltip(items, shown),
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: points.map((point) => [point.breakdownName, point.periodName].filter(Boolean).join("\n")),
        axisLabel: { interval: 0, color: token("--ink"), width: narrow ? 96 : 220, overflow: "break", fontSize: 13 },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token("--line-strong") } },
      },
      xAxis: {
        type: "value",
        splitNumber: narrow ? 2 : 5,
        axisLabel: {
          color: token("--ink-soft"),
          hideOverlap: true,
          formatter: (value: number) => showShort(String(value)) ?? "",
        },
        splitLine: { lineStyle: { color: token("--line") } },
      },
      series: [
        {
          name: `${words.column.plan} (${unit})`,
          type: "bar",
          barMaxWidth: 18,
          itemStyle: { color: token("--paper"), borderColor: token("--ink"), borderWidth: 1.5 },
          data: points.map((point) => toDrawn(point.target) ?? "-"),
        },
        {
          name: `${words.column.actual} (${unit})`,
          type: "bar",
          barMaxWidth: 18,
          itemStyle: { color: token("--accent") },
          data: points.map((point) => toDrawn(point.actual) ?? "-"),
        },
      ],
    });
    function tooltip(items: unknown, say: (position: number, which: "actual" | "target") => string): string {
      const first: unknown = Array.isArray(items) ? items[0] : items;
      const position = typeof first === "object" && first !== null && "dataIndex" in first ? Number(first.dataIndex) : 0;
      return `${points[position]?.periodName ?? ""} ${points[position]?.breakdownName ?? ""}\n${words.column.plan}: ${say(position, "target")} ${unit}\n${words.column.actual}: ${say(position, "actual")} ${unit}`;
    }
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(host.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [points, unit, title, words]);
  return <div ref={host} className={css["chart"]} role="img" aria-label={`${words.indicator.chart}: ${title}`} />;
}
