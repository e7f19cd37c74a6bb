// Opens pages in Chromium and writes down what happens, as JSON on stdout.
//
// usage: node look.cjs CHROMIUM PAGES.json
// PAGES.json: {"name": {"path": "/x.html", "kind": "summary", "report" or "other"}, ...}
"use strict";
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// Pixels on paper of 96 a inch, without the margins that the style sheet of a summary has.
const MM = 96 / 25.4;
const SHEETS = {
  A4: { width: Math.floor((210 - 26) * MM), height: Math.floor((297 - 16) * MM) },
  Letter: { width: Math.floor((215.9 - 26) * MM), height: Math.floor((279.4 - 16) * MM) },
};

async function watched(browser, options, url) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const seen = { said: [], requests: [] };
  page.on("console", (message) => seen.said.push(message.text()));
  page.on("dialog", (dialog) => { seen.said.push(dialog.message()); dialog.dismiss(); });
  page.on("pageerror", (error) => seen.said.push(String(error)));
  page.on("request", (request) => seen.requests.push(request.url().split("#")[0]));
  await page.goto(url);
  return { context, page, seen };
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run());
  return found.violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 200)}`);
}

async function looked(browser, url) {
  const found = {};
  for (const colorScheme of ["light", "dark"]) {
    const viewport = { width: 1280, height: 900 };
    const { context, page, seen } = await watched(browser, { colorScheme, viewport }, url);
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    found[colorScheme] = { paper, violations: await violations(page), ...seen };
    await context.close();
  }
  const viewport = { width: 400, height: 800 };
  const { context, page, seen } = await watched(browser, { viewport }, url);
  const [needed, there] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  found.narrow = { needed, there, violations: await violations(page), ...seen };
  await context.close();
  return found;
}

async function printed(browser, url) {
  const { context, page } = await watched(browser, {}, url);
  const sizes = {};
  for (const [format, viewport] of Object.entries(SHEETS)) {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(viewport);
    const ends = await page.$$eval("section", (all) =>
      all.map((each) => [each.querySelector("h2").textContent, each.getBoundingClientRect().bottom + scrollY]),
    );
    const pdf = (await page.pdf({ format })).toString("latin1");
    const box = /\/MediaBox \[([^\]]*)\]/.exec(pdf)[1].trim().split(/\s+/).map(Number);
    sizes[format] = { room: viewport.height, ends, box };
  }
  await context.close();
  return sizes;
}

// What a reader of the timeline does, and what is there then.
async function used(browser, url) {
  const { context, page, seen } = await watched(browser, { viewport: { width: 1280, height: 900 } }, url);
  const state = () =>
    page.evaluate(() => ({
      shown: [...document.querySelectorAll("#chart tr[id]")]
        .filter((row) => row.getClientRects().length)
        .map((row) => row.querySelector("small").textContent),
      phases: [...document.querySelectorAll("#chart tr.phase")].filter((row) => row.getClientRects().length).length,
      focus: document.activeElement.querySelector?.("small")?.textContent ?? "",
      row: document.activeElement.tagName,
      arrows: document.querySelectorAll("#arrows .head").length,
      linked: [...document.querySelectorAll("tr.linked small")].map((each) => each.textContent),
      told: document.getElementById("told").textContent,
      count: document.getElementById("count").textContent,
      hash: location.hash,
      tabs: [...document.querySelectorAll("#chart tr[id]")].filter((row) => row.tabIndex === 0).length,
    }));
  const steps = { opened: await state() };
  const press = async (name, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    steps[name] = await state();
  };
  await page.focus("#filters button");
  await press("tab", "Tab");
  await press("down", "ArrowDown");
  await press("up", "ArrowUp");
  await press("end", "End");
  await press("home", "Home");
  const rows = await page.$$("#chart tr[id]");
  const busiest = await page.evaluate(() => {
    const joins = (row) => ["waits", "unlocks"].flatMap((key) => (row.dataset[key] || "").split(" ").filter(Boolean));
    const all = [...document.querySelectorAll("#chart tr[id]")];
    const sizes = all.map((row) => joins(row).length);
    return sizes.indexOf(Math.max(...sizes));
  });
  await rows[busiest].click();
  steps.chosen = await state();
  steps.chosen.violations = await violations(page);
  steps.chosen.shot = process.env.SHOTS
    ? await page.screenshot({ path: `${process.env.SHOTS}/chosen.png` }).then(() => "taken")
    : "";
  await press("escaped", "Escape");
  const choices = await page.$$eval("#filters select", (all) =>
    all.map((each) => [each.name, [...each.options].slice(1).map((option) => option.value)]),
  );
  steps.filtered = {};
  for (const [name, values] of choices) {
    for (const value of values) {
      await page.selectOption(`select[name=${name}]`, value);
      steps.filtered[`${name} ${value}`] = await state();
    }
    await page.click("#filters button");
  }
  steps.cleared = await state();
  const [first] = choices[0][1];
  await page.goto(`${url}#${new URLSearchParams({ [choices[0][0]]: first })}`);
  await page.reload();
  steps.linked = await state();
  await page.goto(`${url}#owner=%00nobody&zz=1`);
  steps.unknown = await state();
  await context.close();
  const without = await watched(browser, { javaScriptEnabled: false }, url);
  steps.scriptless = {
    filters: await without.page.locator("#filters").isVisible(),
    told: await without.page.locator("#told").isVisible(),
    rows: await without.page.locator("#chart tr[id]").count(),
    bars: await without.page.locator("#chart .work").count(),
  };
  await without.context.close();
  return { ...steps, ...seen };
}

async function main() {
  const [, , executablePath, list] = process.argv;
  const quiet = [
    ...["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    ...["--disable-component-update", "--disable-sync", "--disable-quic"],
  ];
  const browser = await chromium.launch({ executablePath, args: quiet });
  const found = {};
  for (const [name, { path, kind }] of Object.entries(JSON.parse(readFileSync(list, "utf8")))) {
    const url = pathToFileURL(path).href;
    found[name] = await looked(browser, url);
    if (kind === "summary") found[name].printed = await printed(browser, url);
    if (kind === "report") found[name].printed = await sized(browser, url);
    if (kind === "report") found[name].used = await used(browser, url);
  }
  await browser.close();
  console.log(JSON.stringify(found));
}

async function sized(browser, url) {
  const { context, page } = await watched(browser, {}, url);
  const sizes = {};
  for (const format of Object.keys(SHEETS)) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    sizes[format] = { box: /\/MediaBox \[([^\]]*)\]/.exec(pdf)[1].trim().split(/\s+/).map(Number) };
  }
  await context.close();
  return sizes;
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
