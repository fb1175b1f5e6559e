// Looks at pages in a browser as a reader does, and says what is wrong with them, and what is in
// them: a line of JSON a file.
//
//     node page.mjs <folder with node_modules> <program of the browser> <file>...
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, program, ...files] = process.argv.slice(2);
const require = createRequire(path.join(modules, "index.js"));
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 375, height: 800 };
// Of more tables, accessibility is that of less: the same templates.
const MOST_FOR_AXE = 60;

const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const file of files) {
  console.log(JSON.stringify(await looked(file)));
}
await browser.close();

async function looked(file) {
  const wrong = [];
  const page = await browser.newPage({ viewport: WIDE, colorScheme: "light" });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("request", (request) => request.url().startsWith("file:") || wrong.push(`asked for ${request.url()}`));
  await page.goto(pathToFileURL(path.resolve(file)).href);
  const told = await page.evaluate(content);
  wrong.push(...told.wrong);
  wrong.push(...(await drawn(page, told.tables > MOST_FOR_AXE)));
  wrong.push(...(await searched(page)));
  wrong.push(...(await walked(page)));
  wrong.push(...(await sized(page)));
  if (told.tables <= MOST_FOR_AXE) wrong.push(...(await accessible(page)));
  wrong.push(...(await printed(page)));
  await page.close();
  return { ...told, wrong };
}

// What the page holds, and whether every link leads somewhere.
function content() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const wrong = [];
  const ids = all("[id]").map((element) => element.id);
  if (new Set(ids).size !== ids.length) wrong.push("an id is there twice");
  const known = new Set(ids);
  for (const link of all('a[href^="#"]')) {
    const id = link.getAttribute("href").slice(1);
    if (!known.has(id)) wrong.push(`nothing has the id ${id}`);
  }
  const names = (kind) => all(`[data-find="${kind}"]`).map((element) => element.dataset.name);
  const marked = (mark) => all(`section.table.${mark} > h3 > code:first-child`).map((name) => name.textContent);
  return {
    wrong,
    tables: names("table").length,
    columns: names("column").length,
    rules: names("rule"),
    enums: names("enum"),
    pictured: Object.fromEntries(
      ["aggregates", "tables", "columns"].map((detail) => [
        detail,
        {
          aggregates: all(`.canvas.${detail} .aggregate`).length,
          tables: all(`.canvas.${detail} .sheet`).length,
          columns: all(`.canvas.${detail} .column`).length,
          references: all(`.canvas.${detail} .line[data-from]:not(.marks)`).length,
          own: all(`.canvas.${detail} .aggregate .line:not(.part, .marks)`).length,
        },
      ]),
    ),
    states: all(".states .state").length,
    transitions: all(".states .line").length,
    unenforced: all(".note li a").map((link) => link.textContent),
    added: marked("added"),
    changed: marked("changed"),
    removed: marked("removed"),
    changes: all("#changes .change").length,
  };
}

// Each detail of the overview, and the pictures of the sections: no two texts overlap, none leaves
// its box, all can be read.
async function drawn(page, isLarge) {
  const wrong = [];
  const pictures = isLarge ? "article:nth-of-type(-n + 40) .picture" : ".picture";
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const detail of ["aggregates", "tables", "columns"]) {
      await page.check(`input[value="${detail}"]`);
      if (!(await page.isVisible(`.canvas.${detail}`))) wrong.push(`${detail} are not shown`);
      // At their own size: what is small is rounded.
      await page.evaluate((detail) => document.querySelector(`.canvas.${detail}`).style.setProperty("--zoom", 1), detail);
    }
    for (const selector of [".canvas.aggregates", ".canvas.tables", ".canvas.columns", pictures]) {
      const detail = selector.split(".")[2];
      if (selector.startsWith(".canvas")) await page.check(`input[value="${detail}"]`);
      const found = [...(scheme === "light" ? await page.evaluate(placed, selector) : []), ...(await page.evaluate(coloured, selector))];
      wrong.push(...found.slice(0, 10).map((what) => `${scheme}, ${selector}: ${what}`));
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  return wrong;
}

// Which texts overlap, or leave their boxes.
function placed(selector) {
  const wrong = [];
  for (const place of document.querySelectorAll(selector)) {
    // By rows of pixels, as only what is near can overlap.
    const rows = new Map();
    for (const text of place.querySelectorAll("svg text")) {
      const box = text.getBoundingClientRect();
      const around = text.closest(".sheet, .aggregate, .state").querySelector("rect").getBoundingClientRect();
      if (box.left < around.left || box.right > around.right || box.top < around.top || box.bottom > around.bottom + 1) {
        wrong.push(`${text.textContent} leaves its box`);
      }
      const row = Math.floor(box.top / 40);
      const near = [row - 1, row, row + 1].flatMap((row) => rows.get(row) ?? []);
      for (const other of near) {
        // The box of a text has room above and beneath its letters.
        const shared = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        const isBeside = box.right <= other.box.left || other.box.right <= box.left;
        if (shared > 1 && !isBeside) wrong.push(`${text.textContent} and ${other.text.textContent} overlap`);
      }
      rows.set(row, [...(rows.get(row) ?? []), { text, box }]);
    }
    const sheets = [...place.querySelectorAll(".sheet > .frame")].map((rect) => rect.getBoundingClientRect());
    const states = [...place.querySelectorAll(".state > .frame")].map((rect) => rect.getBoundingClientRect());
    // An aggregate whose tables are not shown is referred to itself.
    const folded = [...place.querySelectorAll(".aggregate:not(:has(.sheet)) > .boundary")].map((rect) => rect.getBoundingClientRect());
    const held = [...sheets, ...states, ...folded];
    for (const line of place.querySelectorAll(".diagram .line:not(.marks)")) {
      // A loop stands for itself.
      if (line.getAttribute("d").includes("A")) continue;
      const { steps, ends } = walked(line);
      if (steps.some((step) => sheets.some((sheet) => crosses(step, sheet)))) wrong.push(`${line.getAttribute("d")} runs through a table`);
      if (!ends.every((end) => held.some((box) => touches(end, box)))) wrong.push(`${line.getAttribute("d")} begins or ends in the air`);
    }
    const boundaries = [...place.querySelectorAll(".boundary")].map((rect) => rect.getBoundingClientRect());
    boundaries.forEach((one, index) => {
      const isApart = (other) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
      if (!boundaries.slice(index + 1).every(isApart)) wrong.push("two aggregates overlap");
    });
  }
  return wrong;

  // The straight steps of a line, as boxes, and its ends.
  function walked(line) {
    const { a: scale, e: left, f: top } = line.getScreenCTM();
    let [x, y] = [0, 0];
    const [steps, ends] = [[], []];
    // Behind another beginning is the arrow.
    const [own] = line.getAttribute("d").match(/M[^M]*/);
    for (const [, letter, numbers] of own.matchAll(/([A-Z])([^A-Z]*)/g)) {
      const values = numbers.split(" ").map(Number);
      const [nextX, nextY] = letter === "H" ? [values[0], y] : letter === "V" ? [x, values[0]] : values.slice(-2);
      if (letter === "H" || letter === "V") {
        steps.push({
          left: left + scale * Math.min(x, nextX),
          right: left + scale * Math.max(x, nextX),
          top: top + scale * Math.min(y, nextY),
          bottom: top + scale * Math.max(y, nextY),
        });
      }
      [x, y] = [nextX, nextY];
      ends.push({ x: left + scale * x, y: top + scale * y });
    }
    return { steps, ends: [ends[0], ends.at(-1)] };
  }

  // At a side of it.
  function touches({ x, y }, box) {
    const isIn = x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1;
    const isInside = x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1;
    return isIn && !isInside;
  }

  function crosses(step, sheet) {
    return step.right > sheet.left + 1 && step.left < sheet.right - 1 && step.bottom > sheet.top + 1 && step.top < sheet.bottom - 1;
  }
}

// Which texts cannot be read on what is behind them.
function coloured(selector) {
  const wrong = [];
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((value) => {
      const share = Number(value) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const known = new Set();
  for (const group of document.querySelectorAll(`${selector.split(", ").map((one) => `${one} :is(.aggregate, .state)`)}`)) {
    const rects = [...group.querySelectorAll("rect")].map((rect) => ({ box: rect.getBoundingClientRect(), rect }));
    for (const text of group.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      // What was drawn last behind the middle of the text.
      const behind = rects.findLast(({ box, rect }) => !rect.matches(".inner") && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
      const classes = [text, behind.rect, behind.rect.parentNode].map((element) => element.getAttribute("class")).join("/");
      if (known.has(classes)) continue;
      known.add(classes);
      const [fill, ground] = [getComputedStyle(text).fill, getComputedStyle(behind.rect).fill];
      if (contrast(fill, ground) < 4.5) wrong.push(`${classes}: ${text.textContent} is ${fill} on ${ground}`);
    }
  }
  return wrong;
}

// A column, a table and a rule are found, by keys alone.
async function searched(page) {
  const wrong = [];
  for (const kind of ["column", "table", "rule", "check"]) {
    const sought = await page.evaluate((kind) => {
      const all = [...document.querySelectorAll(`[data-find="${kind}"]`)];
      const element = all.at(-1);
      return element && { id: element.id, words: `${element.dataset.name} ${kind === "column" ? element.dataset.in : ""}`.trim() };
    }, kind);
    if (!sought) continue;
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("/");
    if ((await page.evaluate(() => document.activeElement.id)) !== "search") wrong.push("a slash does not lead to the search");
    await page.fill("#search", sought.words);
    const ids = await page.$$eval("#found [data-id]", (found) => found.map((option) => option.dataset.id));
    if (!ids.includes(sought.id)) wrong.push(`${sought.words} does not find ${sought.id}`);
    for (let step = 0; step < ids.indexOf(sought.id); step += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(50);
    const reached = await page.evaluate(() => ({
      hash: decodeURIComponent(location.hash.slice(1)),
      focused: document.activeElement.id,
      shut: document.querySelector("#found").hidden,
    }));
    if (reached.hash !== sought.id || reached.focused !== sought.id || !reached.shut) {
      wrong.push(`${sought.words} leads to ${JSON.stringify(reached)}, not to ${sought.id}`);
    }
    await page.waitForFunction((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }, sought.id, { timeout: 5000 }).catch(() => wrong.push(`${sought.id} is not in sight`));
  }
  await page.fill("#search", "no such thing");
  if (!(await page.isHidden("#found"))) wrong.push("something is found that is not there");
  if (!(await page.isVisible("text=Nothing found"))) wrong.push("it is not told that nothing is found");
  await page.keyboard.press("Escape");
  if ((await page.inputValue("#search")) !== "") wrong.push("Escape does not empty the search");
  return wrong;
}

// Keys and buttons: where one gets with them.
async function walked(page) {
  const wrong = [];
  const zoom = () => page.textContent(".zoom output").then((text) => parseInt(text, 10));
  await page.evaluate(() => { location.hash = ""; scrollTo(0, 0); document.activeElement.blur(); });
  await page.reload();
  await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => document.activeElement.matches(".skip")))) wrong.push("the first stop is not the way past the overview");
  await page.focus('input[value="aggregates"]');
  await page.keyboard.press("ArrowRight");
  if (!(await page.isVisible(".canvas.tables"))) wrong.push("an arrow key does not change what is shown");
  await page.focus(".canvas.tables");
  await page.keyboard.press("0");
  const fitting = await zoom();
  await page.keyboard.press("+");
  if (!((await zoom()) > fitting)) wrong.push("plus does not make the diagram larger");
  await page.keyboard.press("-");
  if (Math.abs((await zoom()) - fitting) > 1) wrong.push("minus does not undo plus");
  await page.click('[data-zoom="in"]');
  if (!((await zoom()) > fitting)) wrong.push("the button does not make the diagram larger");
  const line = await page.$(".canvas.tables .line[data-from]");
  if (line) {
    const number = await line.getAttribute("data-from");
    await page.focus(`.canvas.tables .aggregate[data-number="${number}"]`);
    if (!(await line.evaluate((line) => line.classList.contains("near")))) wrong.push("a reference of what has the focus does not stand out");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(50);
    if (!(await page.evaluate(() => location.hash.startsWith("#aggregate-")))) wrong.push("an aggregate of the diagram is no link");
  }
  const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.click("#scheme");
  const after = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  if (before === after) wrong.push("the button does not change light and dark");
  await page.click("#scheme");
  const only = await page.$("#only-changes");
  if (only) {
    await only.check();
    const shown = await page.$$eval("article", (articles) => articles.filter((article) => article.offsetParent && article.classList.contains("same")).length);
    if (shown > 0) wrong.push("what is the same is shown among what changed");
    // A link to what is left out shows it.
    const hidden = await page.evaluate(() => {
      const article = [...document.querySelectorAll("article")].find((article) => !article.offsetParent);
      if (article) document.querySelector(`.canvas.tables .aggregate[href="#${article.id}"]`).dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return article && !article.offsetParent;
    });
    if (hidden) wrong.push("a link leads to what is not shown");
    await only.uncheck();
  }
  return wrong;
}

// The page itself never has to be moved sideways.
async function sized(page) {
  const wrong = [];
  for (const viewport of [WIDE, NARROW, { width: 800, height: 600 }]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > viewport.width) wrong.push(`the page is ${width} wide on a screen of ${viewport.width}`);
    const captions = await page.$$eval("caption:not(.unseen)", (captions) => captions.filter((caption) => caption.offsetHeight > 60).length);
    if (captions > 0) wrong.push(`${captions} captions are narrow on a screen of ${viewport.width}`);
  }
  await page.setViewportSize(WIDE);
  return wrong;
}

async function accessible(page) {
  const wrong = [];
  await page.addScriptTag({ path: axe });
  for (const [scheme, viewport] of [["light", WIDE], ["dark", WIDE], ["light", NARROW], ["dark", NARROW]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(viewport);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, nodes } of violations) {
      wrong.push(`${scheme}, ${viewport.width}: ${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
  return wrong;
}

// On paper: light, with all that is to be read and nothing that is to be used.
async function printed(page) {
  const wrong = [];
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  // A4 with margins of 1.5 cm.
  await page.setViewportSize({ width: 680, height: 1000 });
  const paper = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    width: document.documentElement.scrollWidth,
    used: [...document.querySelectorAll("button, input, nav")].filter((element) => element.offsetParent).length,
    diagrams: [...document.querySelectorAll(".canvas")].filter((canvas) => canvas.offsetParent).length,
  }));
  if (paper.ground !== "rgb(255, 255, 255)") wrong.push(`paper is ${paper.ground}`);
  if (paper.width > 680) wrong.push(`on paper, the page is ${paper.width} wide`);
  if (paper.used > 0) wrong.push("there are buttons on paper");
  if (paper.diagrams !== 1) wrong.push(`there are ${paper.diagrams} overviews on paper`);
  // The overview is on a sheet the other way round.
  await page.setViewportSize({ width: 1009, height: 680 });
  const bottom = await page.evaluate(() => document.querySelector("#overview").getBoundingClientRect().bottom + scrollY);
  if (bottom > 680) wrong.push(`the overview is ${bottom} high on paper`);
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  return wrong;
}
