// The shapes of countries for the page's map, from world-atlas (Natural Earth, public domain), simplified.
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

const KEPT = 0.4; // Share of the points that stay.
const GRID = 50; // Steps a degree: 0.02 degrees is 2 km.
const SMALLEST = 0.006; // Square degrees: rings of less are left out.

/** One JSON text: [[name, [ring, ...]], ...], a ring as lon, lat, then differences, in steps of 1/50 degree. */
export function shapes() {
  const atlas = createRequire(import.meta.url)("world-atlas/countries-50m.json");
  const weighed = presimplify(atlas);
  const simple = simplify(weighed, quantile(weighed, 1 - KEPT));
  const countries = feature(simple, simple.objects.countries).features.map(({ geometry, properties }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const rings = polygons.flat().filter((ring) => Math.abs(area(ring)) >= SMALLEST);
    return [properties.name, rings.map(steps).filter((ring) => ring.length >= 8)];
  });
  const kept = countries.filter(([, rings]) => rings.length).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return "[\n" + kept.map((country) => JSON.stringify(country)).join(",\n") + "\n]\n";
}

function area(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum / 2;
}

function steps(ring) {
  const found = [];
  let [x, y] = [0, 0];
  for (const [lon, lat] of ring) {
    const [nextX, nextY] = [Math.round(lon * GRID), Math.round(lat * GRID)];
    if (found.length && nextX === x && nextY === y) continue;
    found.push(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return found;
}
